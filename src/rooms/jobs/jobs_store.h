// The SQL of jobs. Owns the table jobs_jobs.
#pragma once

#include "platform/db/database.h"
#include "rooms/jobs/jobs.h"

namespace jobs {

// Nothing when there is an open one of that kind about that thing.
void add(db::Transaction& tx, const std::string& id, const Wanted& wanted);
std::optional<Job> claim_first_due(db::Transaction& tx, const std::string& node, Moment now, Moment until);
void set_done(db::Transaction& tx, const std::string& id, Moment now);
void set_done_with(db::Transaction& tx, const std::string& id, const std::string& problem, Moment now);
std::optional<Done> last(db::Transaction& tx, const std::string& kind, bool only_well);
void set_due(db::Transaction& tx, const std::string& id, const std::string& problem, Moment due);
void set_failed(db::Transaction& tx, const std::string& id, const std::string& problem, Moment now);
std::vector<Failed> failed_jobs(db::Transaction& tx, int count);

}  // namespace jobs
