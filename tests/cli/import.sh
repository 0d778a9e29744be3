# What import stores, what it tells, and what it ends with.

school=$work/school
mkdir -p "$school/module-1"
printf '# Setting out\n\nWelcome to the programme. See [Module 1](/module-1/).\n' > "$school/index.md"
printf 'name: Lanterns\n' > "$school/programme.yaml"
printf -- '---\ntitle: "Module 1: First steps"\n---\n\nGo [home](/).\n\n### Sessions\n\n* Week 1: Kickoff (Tuesday 1:00 pm, 60 mins)\n* Week 2: Panel\n' > "$school/module-1/index.md"

cairn import "$school" --database "sqlite:$work/school.db"
that "the first import ends with 0" ends_with 0
that "the first import tells its number" prints "Imported as edition 1 of Lanterns: 2 pages"
cairn import "$school" --database "sqlite:$work/school.db"
that "the same files again end with 0" ends_with 0
that "the same files again are told as that edition" prints "Nothing changed: these files are edition 1 already."
sed -i 's/Tuesday 1:00 pm/Thursday 1:00 pm/; s/Week 2: Panel/Week 2: Panel (optional)/' "$school/module-1/index.md"
CAIRN_DATABASE=sqlite:$work/school.db cairn import "$school"
that "changed files are the next edition" prints "Imported as edition 2"
that "what changed is told in the programme's words" prints "Session “Kickoff” in module 1 moved to week 1, Thursday 13:00, 60 minutes (was week 1, Tuesday 13:00, 60 minutes)."
that "what changed is told in the programme's words" prints "Session “Panel” in module 1 is now optional."

printf 'nmae: Lanterns\n' > "$school/programme.yaml"
cairn import "$school" --database "sqlite:$work/school.db"
that "errors end with 1" ends_with 1
that "errors are listed as check lists them" prints 'programme.yaml:1:1: error: unknown key "nmae"; did you mean "name"? [programme-file-invalid]'
that "errors are listed as check lists them" prints "not imported"
printf 'name: Lanterns\n' > "$school/programme.yaml"
cairn import "$school" --database "sqlite:$work/school.db"
that "what had errors left no edition behind" prints "edition 2 already"

if command -v python3 > /dev/null; then
  (cd "$work" && python3 -m zipfile -c school.zip school/)
  cairn import "$work/school.zip" --database "sqlite:$work/school.db"
  that "a zip of the same files is the same edition" prints "edition 2 already"
fi
printf 'PK no zip' > "$work/broken.zip"
wrong "a zip that is none" "broken.zip" import "$work/broken.zip" --database "sqlite:$work/school.db"
mkdir "$work/one-page"
printf '# Hello\n' > "$work/one-page/index.md"
wrong "a programme without modules" "There is no module in it" import "$work/one-page" --database "sqlite:$work/school.db"
wrong "a part of a site" "this is a part of the site" import "$school/module-1" --database "sqlite:$work/school.db"
wrong "a folder that is not there" "no such file or folder" import "$work/nowhere" --database "sqlite:$work/school.db"
wrong "an address that is none" "a database is sqlite:PATH" import "$school" --database school.db
wrong "a database that cannot be made" "cannot be opened" import "$school" --database "sqlite:$work/nowhere/school.db"
