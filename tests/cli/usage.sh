# Help, versions, and command lines that are wrong.

cairn --help
that "--help lists the commands" ends_with 0
that "--help lists the commands" prints "check PATH"
cairn help check
that "help COMMAND tells its options" prints "--strict"
cp "$work/out" "$work/help"
cairn check --help
that "COMMAND --help is help COMMAND" same "$work/out" "$work/help"
cairn check somewhere -h
that "-h anywhere is help" same "$work/out" "$work/help"
cairn --version
that "--version names the program and its version" grep -qE '^cairn [0-9]+\.[0-9]+\.[0-9]+$' "$work/out"

wrong() {  # wrong SENTENCE PART ARGUMENT…: status 2, one line on standard error with PART, nothing printed
  local sentence=$1 part=$2
  shift 2
  cairn "$@"
  that "$sentence: exit status 2" ends_with 2
  that "$sentence: one line" complains_once
  that "$sentence: says what" complains "$part"
  that "$sentence: prints nothing" says_nothing
}
wrong "no command" "which command"
wrong "an unknown command" "did you mean check?" chekc
wrong "an unknown option before a command" "unknown option --verbose" --verbose
wrong "a command that others call otherwise" "unknown command server; did you mean serve?" server
wrong "an unknown command that nothing is near to" "\"cairn --help\" lists the commands" frobnicate
wrong "--listen without a port" "has no port; write 127.0.0.1:8080" preview programme --listen 127.0.0.1
wrong "--listen without an address" "is that the port? Then write 127.0.0.1:8080" preview programme --listen 8080
wrong "--listen with words for a port" "\"http\" is no port" preview programme --listen localhost:http
wrong "--listen with a port that no machine has" "\"99999\" is no port" preview programme --listen localhost:99999
wrong "--listen with an IPv6 address without brackets" "stands in brackets, its port behind them: [::1]:8080" preview programme --listen ::1:8080
wrong "--listen with an IPv6 address alone" "stands in brackets" preview programme --listen ::1
wrong "--listen with a host name" "\"example.org\" is no IP address" preview programme --listen example.org:8080
wrong "--listen with a web address" "looks like 127.0.0.1:8080" preview programme --listen http://127.0.0.1:8080/
wrong "--listen twice" "--listen stands here twice" preview programme --listen :1 --listen :2
wrong "a preview of nothing" "no such file or folder" preview nowhere
wrong "an --out that is empty" "--out needs the name of a folder" site programme --out ''
wrong "an --out that cannot be made" "\"/proc/nowhere\" cannot be made" site programme --out /proc/nowhere
wrong "an --out that is a file" "cannot be made" site programme --out README.md
wrong "an unknown topic of help" "unknown command chekc; did you mean check?" help chekc
wrong "an unknown option" "unknown option --fromat; did you mean --format?" check --fromat json .
wrong "a short option" "unknown option -x" check -x .
wrong "an option without its value" "--format needs a value" check . --format
wrong "a value that is none of the choices" "not \"yaml\"" check --format yaml .
wrong "an option twice" "--format stands here twice" check --format json --format text .
wrong "a switch with a value" "--strict takes no value" check --strict=yes .
wrong "no PATH" "needs PATH" check
wrong "an unknown code" "did you mean symlink-loop?" check --only simlink-loop .
wrong "an unknown code" "did you mean symlink-loop?" check --ignore=symlink-lop .
wrong "an outline as JSON" "--outline is text" check --outline --format json .
wrong "a word too many" "one word too many" help check site
wrong "an unknown code to explain" "did you mean page-too-large?" explain page-to-large
wrong "a line break in what was typed" "unknown command a<U+000A>b" $'a\nb'

cairn explain page-too-large
that "explain tells meaning, reason, example and remedy" ends_with 0
for part in "page-too-large (error)" "Why it matters to a student:" "Example:" "Remedy:"; do
  that "explain tells meaning, reason, example and remedy" prints "$part"
done
cairn explain
that "explain alone lists every code" prints "file-vanished"
that "explain alone lists every code" prints "unreadable-file"

# Every command's help is whole, and a mistake points to it.
cairn --help
for command in $(grep -oE '^  [a-z]+ ' "$work/out"); do
  [ "$command" = cairn ] && continue
  cairn help "$command"
  that "help $command tells the exit statuses" prints "Exit status: 0 "
  that "help $command names the status of a mistake" grep -qE "(^|[ ;,.])2 " <(sed -n '/Exit status/,/^$/p' "$work/out")
  that "help $command fits a terminal" test "$(awk '{ gsub(/…/, "."); if (length($0) > most) most = length($0) } END { print most }' "$work/out")" -le 120
  wrong "an option that $command does not have" "(see \"cairn help $command\")" "$command" --frobnicate
done
wrong "a number of students that is none" "--students takes a number from 6" demo --students many --fill-only --database "sqlite:$work/unmade.db"
that "a demo with wrong numbers makes no database" test ! -e "$work/unmade.db"
