// The jobs that a school has done for itself: what is old is forgotten, backups are made.
#pragma once

#include "app/backup_folder.h"
#include "app/job_loop.h"

namespace app {

JobLoopSettings school_jobs(db::Database& database, const clock_time::Clock& clock, const Random& random,
                            const std::optional<MailService>& mail, const std::optional<BackupPlan>& backups,
                            std::function<void(std::string_view)> tell);

}  // namespace app
