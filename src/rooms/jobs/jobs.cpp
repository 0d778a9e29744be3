#include "rooms/jobs/jobs.h"

#include <algorithm>

#include "rooms/jobs/jobs_store.h"

namespace jobs {

namespace {

constexpr int most_attempts = 8;
constexpr std::size_t longest_problem = 1000;

struct Recorded;

// 1, 5, 25 minutes …, at most a day.
std::chrono::seconds pause_after(int attempt) {
  std::chrono::minutes pause(1);
  for (int i = 1; i < attempt; ++i) pause *= 5;
  return std::min<std::chrono::seconds>(pause, std::chrono::hours(24));
}

}  // namespace

void want(db::Transaction& tx, const Wanted& wanted, Moment now, const Random& random) {
  add(tx, new_id<Recorded>(now, random).text(), wanted);
}

std::optional<Job> claim(db::Transaction& tx, const std::string& node, std::chrono::seconds lease, Moment now) {
  return claim_first_due(tx, node, now, now.plus(lease));
}

void finish(db::Transaction& tx, const Job& job, Moment now) { set_done(tx, job.id, now); }

void put_off(db::Transaction& tx, const Job& job, const std::string& problem, Moment now) {
  const std::string kept = problem.substr(0, longest_problem);
  // J4: tried again after 1, 5, 25 minutes and so on, at most eight times.
  if (job.attempt >= most_attempts)
    set_failed(tx, job.id, kept, now);
  else
    set_due(tx, job.id, kept, now.plus(pause_after(job.attempt)));
}

// J5: what is done again and again is never given up: it is done with what was wrong, and wanted anew.
void fall_short(db::Transaction& tx, const Job& job, const std::string& problem, Moment now) {
  set_done_with(tx, job.id, problem.substr(0, longest_problem), now);
}

std::optional<Done> last_done(db::Transaction& tx, const std::string& kind) { return last(tx, kind, false); }
std::optional<Done> last_well_done(db::Transaction& tx, const std::string& kind) { return last(tx, kind, true); }

std::vector<Failed> given_up(db::Transaction& tx, int count) { return failed_jobs(tx, count); }

}  // namespace jobs
