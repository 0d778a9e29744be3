# What doctor tells, and what it ends with. (Each of its looks has its own tests beside the code.)

mkdir "$work/backups"
cairn doctor --database "sqlite:$work/new.db" --backup-folder "$work/backups"
that "a school without a backup is broken" ends_with 1
that "what is well is said" grep -qE "^well +integrity: " "$work/out"
that "what is broken comes with what to do" grep -qE "^broken +backups: there is none in .*: see --backup-folder" "$work/out"
that "what is worth a look is said" grep -qE "^look at this  mail: no server is named" "$work/out"
cp "$work/kept.backup" "$work/backups/cairn-$(date -u +%Y-%m-%dT%H%M%SZ).backup"
cairn doctor --database "sqlite:$work/new.db" --backup-folder "$work/backups" --drill
that "a school with a young backup is fine" ends_with 0
that "the drill restores it" grep -qE "^well +drill: .* [1-9][0-9]* rows of [1-9][0-9]* tables, sound" "$work/out"
that "nothing was written but the findings" complains_not
cairn doctor --database "sqlite:$work/nowhere.db"
that "no database is broken" ends_with 1
that "a database that was looked for is not made" test ! -e "$work/nowhere.db"
wrong "a drill without a folder" "--drill needs --backup-folder" doctor --drill --database "sqlite:$work/new.db"
wrong "a folder that is not there" "there is no folder $work/none" doctor --backup-folder "$work/none"
wrong "a time that is none" "--backup-every takes a time as 24h, 90m or 7d" doctor --backup-folder "$work/backups" --backup-every daily
wrong "a time for no folder" "name their --backup-folder" doctor --backup-every 24h
wrong "a number that is none" "--keep takes a number from 1 to 10000" serve --backup-folder "$work/backups" --keep 0
wrong "mail without a sender" "--mail needs --mail-from" doctor --mail smtp://127.0.0.1 --database "sqlite:$work/new.db"
wrong "a sender without a server" "--mail-from is of no use without --mail" serve --mail-from school@example.org --database "sqlite:$work/unmade.db"

# What is broken is told in words for whoever runs the server, not in the engines' own.
ails() {  # ails SENTENCE PART ADDRESS: broken, with PART
  cairn doctor --database "$3"
  that "$1: is broken" ends_with 1
  that "$1: says how" prints "$2"
  that "$1: in plain words" plain
}
plain() { ! grep -qE "sqlite3_|backend|Cannot establish" "$work/out"; }
for damaged in dropped zeroed cut; do cp "$work/new.db" "$work/$damaged.db"; done
dd if=README.md of="$work/dropped.db" bs=512 count=1 conv=notrunc 2> "$work/err"
dd if=/dev/zero of="$work/zeroed.db" bs=4096 seek=1 count=20 conv=notrunc 2> "$work/err"
truncate -s 50000 "$work/cut.db"
: > "$work/empty.db"
mkdir "$work/folder.db"
ails "a file that is none of ours" "cannot be opened: the file is no database. Look at --database" "sqlite:$work/dropped.db"
ails "a file whose tables are gone" "keep a copy of the file, and restore the newest backup" "sqlite:$work/zeroed.db"
that "what is damaged is one line, like all else" test -z "$(grep -vE '^(well|look at this|broken) ' "$work/out")"
ails "a file that was cut off" "cannot be opened: the file is damaged" "sqlite:$work/cut.db"
ails "a file that holds nothing" "holds no school. Is it the right --database?" "sqlite:$work/empty.db"
ails "a folder" "there is no database at" "sqlite:$work/folder.db"
ails "a PostgreSQL that is away" "failed: Connection refused. Look at --database, whether PostgreSQL is running" "postgresql://cairn:secret@127.0.0.1:1/cairn"
that "a password is told to nobody" prints_not secret
python3 - "$work" <<'PYTHON'
import shutil, sqlite3, sys
for name, change in [("newer", "INSERT INTO migrations VALUES (9999, 'to_come', 'x', '2026-01-01T00:00:00Z')"),
                     ("edited", "UPDATE migrations SET checksum = 'x' WHERE number = 3"),
                     ("ahead", "INSERT INTO activity_events (id, at, kind, record, detail) VALUES ('7zzzzzzzzzzzzzzzzzzzzzzzzz', '2999-01-01T00:00:00Z', 'x', '', '')")]:
    shutil.copy(f"{sys.argv[1]}/new.db", f"{sys.argv[1]}/{name}.db")
    with sqlite3.connect(f"{sys.argv[1]}/{name}.db") as school: school.execute(change)
PYTHON
ails "a database of a newer cairn" "9999_to_come, which this cairn does not know: it was served by a newer one; install" "sqlite:$work/newer.db"
ails "a database of another cairn" "0003_outbox was changed after it was applied to this database: install" "sqlite:$work/edited.db"
ails "a clock that is late" "Set the clock" "sqlite:$work/ahead.db"
if [ "$(id -u)" = 0 ]; then  # as somebody who may not
  mkdir -m 755 "$work/closed" && cp "$work/new.db" "$work/closed/school.db" && chmod 755 "$work"
  cp "$cairn" "$work/cairn-of-others" && chmod 755 "$work/cairn-of-others"
  doctor_of_others() { setpriv --reuid=65534 --regid=65534 --clear-groups "$work/cairn-of-others" doctor --database "sqlite:$work/closed/school.db" > "$work/out" 2> "$work/err"; status=$?; }
  doctor_of_others
  that "a file of somebody else's says so" prints "this user may not use the file"
  chown 65534 "$work/closed/school.db"
  doctor_of_others
  that "a folder of somebody else's says so" prints "this user may not write the file, or not into its folder"
  chmod 700 "$work/closed"
  doctor_of_others
  that "a folder that is closed says so" prints "this user may not look for a database at"
  mkdir "$work/unit" && chown 65534 "$work/unit"
  cairn restore "$work/kept.backup" --database "sqlite:$work/unit/school.db"
  that "what root restores belongs to whose folder it is" test "$(stat -c %u "$work/unit/school.db" "$work/unit/school.db-lock" | sort -u)" = 65534
fi
