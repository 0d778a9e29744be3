// The jobs that a school has done for itself.
#pragma once

#include "app/job_loop.h"

namespace app {

JobLoopSettings school_jobs(db::Database& database, const clock_time::Clock& clock, const Random& random,
                            const std::optional<MailService>& mail, std::function<void(std::string_view)> tell);

}  // namespace app
