# PATHs: files, folders, several, and those that cannot be read.

cairn check "$work/nowhere"
that "a PATH that is not there ends with 2" ends_with 2
that "a PATH that is not there is named" complains "nowhere: no such file or folder"
printf 'x\n' > "$work/picture.png"
cairn check "$work/picture.png"
that "a PATH that is no page ends with 2" ends_with 2
cairn check /dev/null
that "a PATH that is there and no file is told so" complains "neither a page nor a folder"
if [ "$(id -u)" -ne 0 ]; then
  mkdir "$work/locked" && chmod 000 "$work/locked"
  cairn check "$work/locked"
  that "a folder that may not be read ends with 2" ends_with 2
  chmod 700 "$work/locked"
fi
mkdir "$work/empty"
cairn check "$work/empty"
that "a folder without pages, often a mistyped one, ends with 2" ends_with 2
that "a folder without pages is named" complains "empty: holds no .md, .markdown or .txt pages"
that "a folder without pages is no programme" says_nothing
cairn check "$pages" "$work/empty"
that "each of several PATHs must hold pages" ends_with 2
cairn site "$work/empty" --out "$work/empty-site"
that "no site is made of a folder without pages" ends_with 2
that "no site is made of a folder without pages" complains "holds no .md, .markdown or .txt pages"
that "no site is made of a folder without pages" [ ! -e "$work/empty-site" ]

site=$work/site
mkdir -p "$site/module-1" "$site/module-2" "$site/_site" "$site/node_modules/x" "$site/vendor" "$site/.git" "$site/drafts"
printf 'exclude: [drafts]\n' > "$site/programme.yaml"
for page in index module-1/week-1 module-2/week-1 drafts/idea _site/index node_modules/x/readme vendor/notes; do
  printf '# Writing to people\n\nWrite to two people this week.\n' > "$site/$page.md"
done
printf '# Plain\n\nA page as plain text.\n' > "$site/module-1/notes.txt"
printf '# Long\n\nA page with the long extension.\n' > "$site/module-1/more.markdown"
printf 'User-agent: *\n' > "$site/robots.txt"
cairn check "$site"
that "pages are .md, .markdown and .txt; made, foreign, hidden and excluded folders are left out" prints "in 5 pages"

# A finding in a page shows how paths are told.
printf 'name: A\nmodules: x\n' > "$site/programme.yaml"
cairn check "$site/" --format json
that "paths are relative to the PATH given" prints '"file": "programme.yaml"'

seen() { sed -n 's/.*"file": "\(.*\)".*/\1/p' "$work/out" | sort -u | tr '\n' ' '; }
rm "$site/programme.yaml"
printf '# Large\n' > "$site/module-1/large.md"
head -c 4194305 /dev/zero | tr '\0' 'x' >> "$site/module-1/large.md"
large() { [ "$(seen)" = "$1" ]; }
cairn check "$site" --format json --only page-too-large
that "a page over 4 MiB is told, below the PATH given" large "module-1/large.md "
cairn check "$site/module-1" --format json --only page-too-large
that "a page over 4 MiB is told, below the PATH given" large "large.md "
cairn check "$site/module-1/large.md" --format json --only page-too-large
that "a page given itself is told by its name" large "large.md "
that "a page over 4 MiB ends with 1" ends_with 1
that "a page over 4 MiB is not said to have 4 MiB" prints "the page has more than 4 MiB; Cairn"
(cd "$site" && "$cairn" check module-2 ./module-1/ --format json --only page-too-large > "$work/out")
that "with several PATHs, file carries the PATH as given" large "./module-1/large.md "
(cd "$site" && "$cairn" check module-1/large.md index.md --format json --only page-too-large > "$work/out")
that "with several PATHs, file carries the PATH as given" large "module-1/large.md "
(cd "$work" && "$cairn" check site --format sarif --only page-too-large > "$work/out")
that "SARIF tells files from where the command ran" prints '"uri": "site/module-1/large.md"'
rm "$site/module-1/large.md"

printf '# Two\n' > "$site/module-2/a b ü.md"
head -c 4194305 /dev/zero | tr '\0' 'x' >> "$site/module-2/a b ü.md"
cairn check "$site" --format sarif --only page-too-large
that "SARIF writes paths as URIs" prints 'a%20b%20%C3%BC.md"'
rm "$site/module-2/a b ü.md"

ln -s ../module-2 "$site/module-2/again"
cairn check "$site" --only symlink-loop
that "a link in a circle is told and not followed" prints "module-2/again:1:1: error: not followed"
rm "$site/module-2/again"

mkdir "$work/other" && printf 'name: B\n' > "$work/other/programme.yaml" && cp "$site/index.md" "$work/other/"
printf 'name: A\n' > "$site/programme.yaml"
cairn check "$site" "$work/other"
that "PATHs of two sites are told so" complains "belong to different sites"
cairn check -- "$site"
that "behind -- everything is a PATH" ends_with 0

# Links are looked up where they will be served, or not at all.
rm -f "$site/programme.yaml"
printf '# Links\n\nSee [the other week](/module-2/week-1) and [nothing](/module-2/week-9).\n' > "$site/module-1/links.md"
cairn check "$site/module-1" --only broken-link
that "a folder alone is a site of its own: what it links to must be in it" prints '/module-2/week-1'
printf 'name: A\n' > "$site/programme.yaml"
cairn check "$site/module-1" --only broken-link
that "inside a site links are looked up in the whole site" prints_not '"/module-2/week-1"'
that "inside a site links are looked up in the whole site" prints 'links.md:3:54: error: "/module-2/week-9"'
cairn check "$site/module-1/links.md" --only broken-link
that "so they are for a page given itself" prints 'links.md:3:54: error: "/module-2/week-9"'
that "so they are for a page given itself" prints_not '"/module-2/week-1"'
rm "$site/programme.yaml"
cairn check "$site/module-1/links.md"
that "the links of a page without a site around it are not looked up" prints_not "broken-link"
