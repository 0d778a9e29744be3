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
