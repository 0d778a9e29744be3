// What is done beside the requests: letters leave, jobs are done. Any node may; the database sees to it that each is
// done by one at a time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <thread>

#include "app/letters.h"
#include "kernel/random.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"

namespace app {

// What a kind of job does; it gives a Failure when it is to be tried again. `about` is the job's.
using Job = std::function<Result<void>(const std::string& about, Moment now)>;

struct JobLoopSettings {
  db::Database& database;
  clock_time::Clock clock;
  Random random;
  std::string node;                                   // this one's name
  std::optional<MailService> mail;                    // none: letters stay
  std::map<std::string, Job> jobs;                    // by kind
  std::map<std::string, std::chrono::seconds> every;  // kinds that are wanted again and again
  std::function<void(std::string_view line)> tell;
};

// One job, when any is due; whether one was. The loop calls it; tests do, too.
bool do_one_job(const JobLoopSettings& settings);

class JobLoop {
 public:
  explicit JobLoop(JobLoopSettings settings);

 private:
  void run(const std::stop_token& stop);
  JobLoopSettings settings_;
  std::jthread thread_;  // last: it uses all the others
};

}  // namespace app
