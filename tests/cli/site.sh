# What site writes, and what it leaves alone; how preview begins and ends.

base=$work/site-command
school=$base/school
mkdir -p "$school/images"
printf '# Meeting people\n\n![Map](/images/map.png) [Next](/next)\n' > "$school/index.md"
printf '# Next\n\nMore.\n' > "$school/next.md"
printf 'png' > "$school/images/map.png"
printf '<p>x</p>' > "$school/old.html"
printf '<svg xmlns="http://www.w3.org/2000/svg"><path onload="x()"/></svg>' > "$school/images/runs.svg"

cairn site "$school"
that "site without --out is wrong use" ends_with 2
that "site without --out says what is missing" complains "--out DIR is missing"

cairn site "$school" --out "$base/site"
that "site writes into a folder that it makes" ends_with 0
that "site says what it wrote" prints "2 pages and"
that "each page is a file" test -f "$base/site/next.html"
that "pictures are copied" same "$school/images/map.png" "$base/site/images/map.png"
that "a picture that could run something is not copied" test ! -e "$base/site/images/runs.svg"
that "HTML of others is not copied" test ! -e "$base/site/old.html"
that "style sheet and search are there" test -s "$base/site/programme/assets/cairn.css" -a -s "$base/site/programme/search/manifest.json"

that "without a path 404.html links from the root" grep -q 'href="/programme/assets/' "$base/site/404.html"
cairn site "$school" --out "$base/below" --base /pd/
that "with one it links from there" grep -q 'href="/pd/programme/assets/' "$base/below/404.html"
cairn site "$school" --out "$base/below" --base pd
that "a path that begins with no slash is wrong use" ends_with 2

printf 'kept' > "$base/site/by-hand.txt"
rm "$school/next.md"
cairn site "$school" --out "$base/site" --quiet
that "--quiet says nothing" says_nothing
that "what is no longer needed goes" test ! -e "$base/site/next.html"
that "what somebody put beside it stays" test -f "$base/site/by-hand.txt"

mkdir -p "$base/mine" && printf 'precious' > "$base/mine/index.html"
cairn site "$school" --out "$base/mine"
that "a folder of other files is refused" ends_with 2
that "a folder of other files is refused with a reason" complains "holds files that cairn did not make"
that "a folder of other files is left as it was" test "$(cat "$base/mine/index.html")" = precious

printf '../escape\n/etc/x\nnext.html\n' > "$base/site/.cairn-site"
printf 'outside' > "$base/escape"
cairn site "$school" --out "$base/site" --quiet
that "a list that leads outside removes nothing there" test -f "$base/escape"

mkdir -p "$base/around" && cp -r "$school/." "$base/around"
cairn site "$base/around" --out "$base/around/public" --quiet
cairn site "$base/around" --out "$base/around/public"
that "a site inside the folder of its pages is no part of them" prints "1 page and"
that "a site inside the folder of its pages is no part of them" test ! -e "$base/around/public/public"
cairn check --outline "$base/around"
that "a site inside the folder of its pages is not checked" prints_not "public"
(cd "$base/around" && "$cairn" site . --out public) > "$work/out" 2> "$work/err"
that "the same with PATH \".\"" prints "1 page and 3 of Cairn's own, 1 asset,"

cairn site "$base/nowhere" --out "$base/other"
that "a missing PATH ends with 2" ends_with 2
that "a missing PATH makes no folder" test ! -e "$base/other"

cairn preview "$school" --listen nonsense
that "preview wants ADDRESS:PORT" ends_with 2
"$cairn" preview "$school" --listen 127.0.0.1:0 > "$base/preview" 2>&1 &
preview=$!
for _ in $(seq 100); do grep -q http "$base/preview" && break; read -rt 0.1 <> <(:) || true; done
address=$(grep -oE '127\.0\.0\.1:[0-9]+' "$base/preview")
that "preview gives nobody a picture that could run something" test "$(curl -so "$work/out" -w '%{http_code}' "http://$address/images/runs.svg")" = 404
that "preview gives other pictures" curl -sfo "$work/out" "http://$address/images/map.png"
cairn preview "$school" --listen "$address"
that "a port that is taken ends with 1" ends_with 1
that "a port that is taken is one clear line" complains_once
that "a port that is taken is one clear line" complains "try another port"
printf 'a secret of the machine' > "$base/outside.md"
printf '# Soon a link\n\nThe page.\n' > "$school/linked.md"
for _ in $(seq 300); do grep -q "linked.md changed" "$base/preview" && break; read -rt 0.1 <> <(:) || true; done
ln -s "$base/outside.md" "$base/link" && mv "$base/link" "$school/linked.md"
for _ in $(seq 300); do [ "$(grep -c "linked.md changed" "$base/preview")" -eq 2 ] && break; read -rt 0.1 <> <(:) || true; done
that "a link that takes a page's place does not lead outside" test "$(curl -s "http://$address/linked.html" | grep -c secret)" -eq 0
that "a link that takes a page's place is told" curl -sf -o "$work/out" "http://$address/-/diagnostics"
that "a link that takes a page's place is told" prints "leads outside"
rm "$school/linked.md"
for _ in $(seq 300); do [ "$(grep -c "linked.md changed" "$base/preview")" -eq 3 ] && break; read -rt 0.1 <> <(:) || true; done
curl -sN --max-time 60 "http://$address/-/changes" > "$base/stream" &
stream=$!
until [ -s "$base/stream" ]; do read -rt 0.1 <> <(:) || true; done
kill -TERM "$preview"
wait "$stream"
status=$?
that "SIGTERM ends the streams of open pages" ends_with 0
wait "$preview"
status=$?
that "SIGTERM ends the preview cleanly, also while pages listen" ends_with 0
that "the preview says one line for the start and one for each change" test "$(wc -l < "$base/preview")" -eq 4

if [ -e /proc/net/if_inet6 ] && grep -q ' lo$' /proc/net/if_inet6; then
  "$cairn" preview "$school" --listen '[::1]:0' > "$base/preview-6" 2>&1 &
  preview=$!
  for _ in $(seq 100); do grep -qs http "$base/preview-6" && break; read -rt 0.1 <> <(:) || true; done
  address=$(grep -oE 'http://\[::1\]:[0-9]+/' "$base/preview-6")
  that "an IPv6 address is listened on, and said so that it can be clicked" curl -sfg "$address"
  kill -TERM "$preview"
  wait "$preview"
fi
