# A school into one file and back, on both engines. PostgreSQL: run through tests/with_postgresql, as ./test does; by
# hand without one, what needs it is left out and said.

school_db=sqlite:$work/school.db  # what import.sh left there
cairn backup "$work/school.backup" --database "$school_db"
that "a backup ends with 0" ends_with 0
that "a backup tells what it holds" grep -qE "school.backup holds [1-9][0-9]* rows of [1-9][0-9]* tables of sqlite:" "$work/out"
that "a backup is its owner's alone" test "$(stat -c %a "$work/school.backup")" = 600
that "nothing lies beside it" test "$(find "$work" -name 'school.backup*' | wc -l)" -eq 1
that "a database that cairn makes is its owner's alone" test "$(stat -c %a "$work/school.db")" = 600
cp "$work/school.backup" "$work/kept.backup"
wrong "a backup over a file" "school.backup: is there already" backup "$work/school.backup" --database "$school_db"
that "the file that was there is as it was" same "$work/school.backup" "$work/kept.backup"
wrong "a backup into no folder" "its folder is not there" backup "$work/nowhere/a.backup" --database "$school_db"
wrong "a backup of no database" "there is no database at sqlite:$work/typo.db" backup "$work/b.backup" --database "sqlite:$work/typo.db"
that "a database that was only asked for is not made" test ! -e "$work/typo.db"
wrong "a restore of nothing" "there is no such file" restore "$work/none.backup" --database "sqlite:$work/new.db"
wrong "a restore of a letter" "is no backup of cairn" restore README.md --database "sqlite:$work/new.db"
that "a database that nothing came into is not made" test ! -e "$work/new.db"
wrong "a restore over a school" "holds a school already; --replace gives it up" restore "$work/school.backup" --database "$school_db"
cairn restore "$work/school.backup" --database "$school_db" --replace
that "a restore with --replace ends with 0" ends_with 0
chmod 400 "$work/kept.backup"
cairn restore "$work/kept.backup" --database "sqlite:$work/new.db"
that "a restore into a new file tells what came" grep -qE "new.db holds [1-9][0-9]* rows of [1-9][0-9]* tables of .*kept.backup" "$work/out"
that "a restore leaves the backup as it was" same "$work/school.backup" "$work/kept.backup"
that "a restored database is its owner's alone" test "$(stat -c %a "$work/new.db")" = 600
cairn import "$school" --database "sqlite:$work/new.db"
that "what was restored is that school" prints "edition 2 already"
dd if=/dev/zero of="$work/school.backup" bs=4096 seek=1 count=1 conv=notrunc 2> "$work/err"
wrong "a damaged backup" "is damaged" restore "$work/school.backup" --database "sqlite:$work/other.db"

# A disk that is full, as far as the program can tell.
(trap '' XFSZ; ulimit -f 64; exec "$cairn" backup "$work/full.backup" --database "sqlite:$work/new.db") > "$work/out" 2> "$work/err"
status=$?
that "a backup for which there is no room ends with 2" ends_with 2
that "a backup for which there is no room says so, in one line" complains_once
that "a backup for which there is no room says so" complains "full.backup: could not be written: "
that "nothing of it is left" test -z "$(compgen -G "$work/full.backup*")"

rows_of() {  # rows_of FILE: every row of every table of a backup, sorted
  python3 - "$1" <<'PYTHON'
import sqlite3, sys
school = sqlite3.connect(sys.argv[1])
for (table,) in school.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
    columns = ", ".join(sorted(row[1] for row in school.execute(f"PRAGMA table_info({table})")))
    for row in sorted(map(repr, school.execute(f"SELECT {columns} FROM {table}"))):
        print(table, columns, row)
PYTHON
}
if [ -n "${CAIRN_TEST_POSTGRESQL:-}" ]; then
  psql -q "$CAIRN_TEST_POSTGRESQL" -c 'CREATE DATABASE cairn_cli' -c "CREATE DATABASE cairn_latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
  server=${CAIRN_TEST_POSTGRESQL/\/postgres?/\/cairn_cli?}
  cairn backup "$work/empty.backup" --database "$server"
  that "a backup of an empty PostgreSQL ends with 2" ends_with 2
  that "a backup of an empty PostgreSQL says so" complains "the database holds no school"
  cairn restore "$work/kept.backup" --database "$server"
  that "a school moves to PostgreSQL" ends_with 0
  that "a school moves to PostgreSQL, and its address is told without more" prints_not "host="
  cairn backup "$work/server.backup" --database "$server"
  that "a backup of PostgreSQL ends with 0" ends_with 0
  rows_of "$work/kept.backup" > "$work/before" && rows_of "$work/server.backup" > "$work/after"
  that "there and back, every row of every table is the same" same "$work/before" "$work/after"
  that "there were rows" test "$(wc -l < "$work/before")" -gt 20
  wrong "a restore over a school on PostgreSQL" "--replace gives it up" restore "$work/kept.backup" --database "$server"
  wrong "a PostgreSQL that keeps texts otherwise" "in LATIN1; cairn needs one made with ENCODING 'UTF8'" restore "$work/kept.backup" --database "${server/cairn_cli/cairn_latin}"
  psql -q "$CAIRN_TEST_POSTGRESQL" -c 'CREATE ROLE cairn_clerk LOGIN' -c 'CREATE DATABASE cairn_clerks'
  wrong "a PostgreSQL where its user may make no tables" "GRANT CREATE ON SCHEMA public" restore "$work/kept.backup" --database "$(sed 's|cairn@/cairn_cli|cairn_clerk@/cairn_clerks|' <<< "$server")"
  wrong "a PostgreSQL that is not there" "cannot be opened" backup "$work/c.backup" --database "postgresql://cairn@127.0.0.1:1/cairn"
else
  echo "no PostgreSQL: run tests/with_postgresql tests/cli/run"
fi
