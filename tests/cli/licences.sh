# What --licenses prints: every library, every package, every licence.

cairn --licenses
that "--licenses ends with 0" ends_with 0
that "--licenses names libraries with version and licence" prints "  nlohmann-json 3.11.2: MIT"
that "--licenses names what is in pages" prints "  htmx.org 2.0.11: 0BSD"
that "--licenses leaves out what only builds and tests" prints_not "Catch2"
that "--licenses has the texts" prints "THE SOFTWARE IS PROVIDED \"AS IS\""
cp "$work/out" "$work/notices"
# Each licence that a table names has a text.
awk '/^  [^ ].*: / { sub(/.*: /, ""); gsub(/ (and|or) |, | · /, "\n"); print }' "$work/notices" | sort -u > "$work/err"
while read -r licence; do
  that "there is a text of $licence" grep -qE "^## .*$licence" "$work/notices"
done < "$work/err"
