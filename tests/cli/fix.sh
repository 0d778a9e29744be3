# --fix: certain repairs in the pages, everything else byte for byte.

broken=$work/broken
mkdir -p "$broken/sub"
garbled=$(printf 'student\303\242\342\202\254\342\204\242s')  # "student’s", read as Windows-1252
right=$(printf 'student\342\200\231s')
page() {  # page WORD: odd line endings, trailing spaces, a tab and no newline at the end, which must stay
  printf -- '---\r\ntitle: Meeting people\r\n---\r\n\r\nAsk about each %s goals.  \r\n\tAnd listen; thank them by name.' "$1"
}
page "$garbled" > "$broken/sub/page.md"
page "$right" > "$work/repaired"
printf '# Start\n\nBegin with the [people you know](sub/page).\n' > "$broken/index.md"
cp "$broken/index.md" "$work/untouched"
chmod 640 "$broken/sub/page.md"

cairn check "$broken"
that "a certain repair is shown as a fix" prints "= fix: replace"
that "checking alone changes nothing" grep -qF "$garbled" "$broken/sub/page.md"
cairn check --format json "$broken"
that "JSON carries the fix in bytes" prints '"length": 8,'
cairn check --format sarif "$broken"
that "SARIF carries the fix" prints '"insertedContent"'
cairn check --fix --ignore mojibake "$broken"
that "--fix repairs only what is reported" prints "nothing to repair"
that "--fix repairs only what is reported" grep -qF "$garbled" "$broken/sub/page.md"
cairn check --fix "$broken"
that "--fix tells what it repaired" prints "sub/page.md:5:23: repaired:"
that "--fix tells what it repaired" prints "1 repair made"
that "--fix reports what is left" prints "no problems in 2 pages"
that "--fix ends as the check after it" ends_with 0
that "--fix keeps everything else byte for byte" same "$broken/sub/page.md" "$work/repaired"
that "--fix leaves other pages alone" same "$broken/index.md" "$work/untouched"
that "--fix keeps the file's permissions" [ "$(stat -c %a "$broken/sub/page.md")" = 640 ]
that "--fix leaves no temporary file" [ "$(find "$broken" -type f | wc -l)" -eq 2 ]
cairn check --fix "$broken"
that "--fix a second time changes nothing" prints "nothing to repair"
that "--fix a second time changes nothing" same "$broken/sub/page.md" "$work/repaired"
page "$garbled" > "$broken/sub/page.md"
cairn check --fix --format json "$broken/sub/page.md"
that "with --format json the repairs are told beside the document" complains "1 repair made"
that "with --format json the document stays a document" grep -qx '{' "$work/out"
that "--fix works on a page given itself" same "$broken/sub/page.md" "$work/repaired"
