# What check finds, and what it ends with.

pages=$work/pages
mkdir -p "$pages"
printf '# Meeting people\n\nAsk three people about their work.\n' > "$pages/index.md"

cairn check "$pages"
that "pages without errors end with 0" ends_with 0
that "pages without errors end with 0" prints "in 1 page"
that "nothing to complain about is said nowhere" complains_not

# Two findings whose severity can be set: an unknown key, and a link in a circle.
printf 'nmae: Waymarks\n' > "$pages/programme.yaml"
cairn check "$pages"
that "an error ends with 1" ends_with 1
that "an error is told with its place, its line and its code" prints 'programme.yaml:1:1: error: unknown key "nmae"; did you mean "name"? [programme-file-invalid]'
that "an error is told with its place, its line and its code" prints "    1 | nmae: Waymarks"
that "the last line counts" prints "1 error in 1 page"
cairn check "$pages" --outline
that "--outline tells no diagnostics" prints_not "programme-file-invalid"
that "--outline ends as check does" ends_with 1
cairn check "$pages" --ignore programme-file-invalid
that "--ignore silences one code" ends_with 0
that "--ignore silences one code" prints_not "programme-file-invalid"
cairn check "$pages" --only symlink-loop
that "--only reports one code" ends_with 0
cairn check "$pages" --only symlink-loop --only programme-file-invalid
that "--only may be given several times" prints "[programme-file-invalid]"

printf 'nmae: Waymarks\nchecks: {severity: {programme-file-invalid: warning}}\n' > "$pages/programme.yaml"
cairn check "$pages"
that "a warning ends with 0" ends_with 0
that "programme.yaml sets severities" prints "1:1: warning: unknown key"
cairn check --strict "$pages"
that "with --strict a warning ends with 1" ends_with 1
printf 'nmae: Waymarks\nchecks: {severity: {programme-file-invalid: note}}\n' > "$pages/programme.yaml"
cairn check --strict "$pages"
that "with --strict a note ends with 0" ends_with 0
printf 'nmae: Waymarks\nchecks: {silence: [programme-file-invalid]}\n' > "$pages/programme.yaml"
cairn check --strict "$pages"
that "programme.yaml silences" prints_not "nmae"
cairn check --strict "$pages" --enable programme-file-invalid
that "the command line goes before programme.yaml" prints "nmae"
that "the command line goes before programme.yaml" ends_with 1

cairn check --format=json "$pages"
cp "$work/out" "$work/first"
that "JSON has the programme and the diagnostics" grep -q '^  "programme": {$' "$work/first"
that "JSON has the programme and the diagnostics" grep -q '^  "diagnostics": \[' "$work/first"
that "JSON has no third key" [ "$(grep -c '^  "' "$work/first")" -eq 2 ]
for again in 1 2 3; do
  cairn check --format json "$pages"
  that "JSON is the same bytes on every run" same "$work/out" "$work/first"
done
cairn check --format sarif "$pages" --enable programme-file-invalid
that "SARIF says its version" prints '"version": "2.1.0"'
that "SARIF counts columns in code points" prints '"columnKind": "unicodeCodePoints"'

rm "$pages/programme.yaml"
escape=$(printf '\033')
cairn check "$pages"
that "no colour when the output is no terminal" prints_not "$escape"
printf 'nmae: x\n' > "$pages/programme.yaml"
cairn check --colour always "$pages"
that "--colour always colours" prints "$escape[1;31merror:"
if command -v script > /dev/null; then
  script -qec "$cairn check $pages" /dev/null > "$work/out" < /dev/null
  that "on a terminal the text is coloured" prints "$escape[1;31merror:"
  NO_COLOR=1 script -qec "$cairn check $pages" /dev/null > "$work/out" < /dev/null
  that "NO_COLOR is honoured" prints_not "$escape[1;31m"
fi

"$cairn" check --format json "$pages" > /dev/full 2> "$work/err"
status=$?
that "output that cannot be written is no success" ends_with 2
that "output that cannot be written is no success" complains "could not be written"
rm "$pages/programme.yaml"
