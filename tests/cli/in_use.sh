# A school is not replaced under the hands of those who use it. Uses serving() of serve.sh and $school of import.sh.

# in_use ENGINE ADDRESS: $work/kept.backup is restored over a school that is served, was killed, was stopped.
in_use() {
  local engine=$1 there=$2
  database=$there serving
  wrong "a restore over a school that is served ($engine)" "is in use: stop every \"cairn serve\" on it" restore "$work/kept.backup" --replace --database "$there"
  cairn import "$school" --database "$there"
  that "a programme comes into a school that is served ($engine)" ends_with 0
  cairn backup "$work/served-$engine.backup" --database "$there"
  that "a school that is served is backed up ($engine)" ends_with 0
  command kill -KILL "$server"
  wait "$server" 2> /dev/null
  cairn restore "$work/kept.backup" --replace --database "$there"
  that "a server that was killed is in nobody's way ($engine)" ends_with 0
  database=$there serving
  ask "$here/healthz"
  that "what was restored is served ($engine)" answered 200
  stop_serving
  cairn restore "$work/kept.backup" --replace --database "$there"
  that "nor one that was stopped ($engine)" ends_with 0
}

cp "$work/kept.backup" "$work/in-use.db" && chmod 600 "$work/in-use.db"
in_use SQLite "sqlite:$work/in-use.db"
that "the lock is its owner's alone" test "$(stat -c %a "$work/in-use.db-lock")" = 600
ln -s in-use.db "$work/other-name.db"
database=sqlite:$work/in-use.db serving
wrong "a restore by another name of the file" "is in use" restore "$work/kept.backup" --replace --database "sqlite:$work/other-name.db"
stop_serving

# Somebody else has it alone: a restore at work.
(exec 9> "$work/in-use.db-lock"; flock -x 9; cairn serve --listen 127.0.0.1:0 --database "sqlite:$work/in-use.db"; echo "$status" > "$work/ended")
that "a school that is being restored is not served" test "$(cat "$work/ended")" = 1
that "a school that is being restored is not served, and it says why" complains "is being restored from a backup: try again"

if [ -n "${CAIRN_TEST_POSTGRESQL:-}" ]; then
  psql -q "$CAIRN_TEST_POSTGRESQL" -c 'CREATE DATABASE cairn_in_use'
  there=${CAIRN_TEST_POSTGRESQL/\/postgres?/\/cairn_in_use?}
  cairn restore "$work/kept.backup" --database "$there"
  in_use PostgreSQL "$there"
fi
