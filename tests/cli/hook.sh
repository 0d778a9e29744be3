# The pre-commit hook that authors copy.

repository=$work/repository
git init -q "$repository"
mkdir -p "$repository/pages" && cp docs/write/pre-commit "$repository/.git/hooks/pre-commit"
commit() {
  (cd "$repository" && git add -A && PATH="$(dirname "$cairn"):$PATH" CAIRN_FOLDER=pages \
    git -c user.name=Robin -c user.email=robin@example.org commit -qm "$1") > "$work/out" 2> "$work/err"
  status=$?
}
printf '# Meeting people\n\nAsk three people about their work.\n' > "$repository/pages/index.md"
commit "Pages without errors"
that "the hook lets pages without errors pass" ends_with 0
printf 'nmae: x\n' > "$repository/pages/programme.yaml"
commit "An error"
that "the hook refuses a commit with an error, and says which" ends_with 1
that "the hook refuses a commit with an error, and says which" grep -q "programme-file-invalid" "$work/out" "$work/err"
(cd "$repository" && git add -A) && printf 'name: x\n' > "$repository/pages/programme.yaml"
(cd "$repository" && PATH="$(dirname "$cairn"):$PATH" CAIRN_FOLDER=pages \
  git -c user.name=Robin -c user.email=robin@example.org commit -qm x) > "$work/out" 2> "$work/err"
status=$?
that "the hook checks what is committed, not what lies in the folder" ends_with 1
commit "Mended"
that "the hook lets the mended pages pass" ends_with 0
printf 'nmae: x\n' > "$repository/elsewhere.yaml"
commit "Nothing of the programme"
that "the hook passes over commits without pages" ends_with 0
