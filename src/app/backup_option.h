// --backup-folder, --backup-every, --keep: backups that the server makes by itself.
#pragma once

#include "app/backup_folder.h"
#include "app/command.h"

namespace app {

inline constexpr Option backup_folder_option{"--backup-folder", "FOLDER",
                                             "where the server puts backups by itself; without it, it makes none"};
inline constexpr Option backup_every_option{"--backup-every", "TIME", "how often: 24h, 90m, 7d (24h)"};
inline constexpr Option backup_keep_option{"--keep", "COUNT", "how many of them stay, the newest (14)"};

// Nothing when no folder is named. A Failure for a folder that is not there, or an option that is none.
Result<std::optional<BackupPlan>> backup_plan(const Arguments& arguments);

}  // namespace app
