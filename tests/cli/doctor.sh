# What doctor tells, and what it ends with. (Each of its looks has its own tests beside the code.)

mkdir "$work/backups"
cairn doctor --database "sqlite:$work/new.db" --backup-folder "$work/backups"
that "a school without a backup is broken" ends_with 1
that "what is well is said" grep -qE "^well +integrity: " "$work/out"
that "what is broken comes with what to do" grep -qE "^broken +backups: there is none in .*: see --backup-folder" "$work/out"
that "what is worth a look is said" grep -qE "^look at this  mail: no server is named" "$work/out"
cp "$work/kept.backup" "$work/backups/cairn-$(date -u +%Y-%m-%dT%H%M%SZ).backup"
cairn doctor --database "sqlite:$work/new.db" --backup-folder "$work/backups" --drill
that "a school with a young backup is fine" ends_with 0
that "the drill restores it" grep -qE "^well +drill: .* [1-9][0-9]* rows of [1-9][0-9]* tables, sound" "$work/out"
that "nothing was written but the findings" complains_not
cairn doctor --database "sqlite:$work/nowhere.db"
that "no database is broken" ends_with 1
that "a database that was looked for is not made" test ! -e "$work/nowhere.db"
wrong "a drill without a folder" "--drill needs --backup-folder" doctor --drill --database "sqlite:$work/new.db"
wrong "a folder that is not there" "there is no folder $work/none" doctor --backup-folder "$work/none"
wrong "a time that is none" "--backup-every takes a time as 24h, 90m or 7d" doctor --backup-folder "$work/backups" --backup-every daily
wrong "a time for no folder" "name their --backup-folder" doctor --backup-every 24h
wrong "a number that is none" "--keep takes a number from 1 to 10000" serve --backup-folder "$work/backups" --keep 0
