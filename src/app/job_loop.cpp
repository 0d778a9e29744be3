#include "app/job_loop.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "kernel/text.h"
#include "rooms/jobs/jobs.h"

using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto lease = 5min;
constexpr auto pause = 1s;
constexpr std::chrono::seconds pause_after_failure = 10min;
constexpr auto pause_without_mail = 1min;

template <class Work>
auto written(const JobLoopSettings& settings, Work&& work) {
  using Given = std::invoke_result_t<Work&, db::Transaction&>;
  if constexpr (std::is_void_v<Given>)
    return settings.database.write([&](db::Transaction& tx) -> Result<void> {
      work(tx);
      return {};
    });
  else
    return settings.database.write([&](db::Transaction& tx) -> Result<Given> { return work(tx); });
}

void want_all(const JobLoopSettings& settings) {
  const Moment now(settings.clock());
  (void)written(settings, [&](db::Transaction& tx) {
    for (const auto& [kind, often] : settings.every) jobs::want(tx, {kind, "", now}, now, settings.random);
  });
}

// A server's reply without what follows its codes, which may name people: "554 5.7.1".
std::string codes_of(const std::string& words) {
  const std::size_t size = words.find_first_not_of("0123456789. ");
  return size == 0 ? words : std::string(text::trim(std::string_view(words).substr(0, size)));
}

// One round; when the next one may be. A server that takes no letters at all, or not from us, is left alone for a
// while: a wrong password, tried every second, locks accounts.
Moment hand_in(const JobLoopSettings& settings, const std::function<bool()>& stop) {
  const Handed handed =
      hand_in_letters(settings.database, *settings.mail, settings.node, settings.clock, settings.random, stop);
  const Moment now(settings.clock());
  if (handed.no_service.empty()) return now;
  settings.tell("mail: the server takes no letters: " + codes_of(handed.no_service));
  return now.plus(pause_without_mail);
}

}  // namespace

bool do_one_job(const JobLoopSettings& settings) {
  const Moment now(settings.clock());
  const auto claimed =
      written(settings, [&](db::Transaction& tx) { return jobs::claim(tx, settings.node, lease, now); });
  if (!claimed || !*claimed) return false;
  const jobs::Job& job = **claimed;
  const auto known = settings.jobs.find(job.kind);
  const Result<void> done = known == settings.jobs.end() ? fail(FailureKind::invalid, "this version knows no such job")
                                                         : known->second(job.about, now);
  (void)written(settings, [&](db::Transaction& tx) {
    const auto again = settings.every.find(job.kind);
    if (again == settings.every.end()) {
      if (!done) return jobs::put_off(tx, job, done.error().say, now);
      return jobs::finish(tx, job, now);
    }
    // What is wanted again and again is never given up.
    if (done)
      jobs::finish(tx, job, now);
    else
      jobs::fall_short(tx, job, done.error().say, now);
    const auto after = done ? again->second : std::min<std::chrono::seconds>(again->second, pause_after_failure);
    jobs::want(tx, {job.kind, job.about, now.plus(after)}, now, settings.random);
  });
  if (!done) settings.tell("job " + job.kind + ": " + done.error().say);
  return true;
}

JobLoop::JobLoop(JobLoopSettings settings) : settings_(std::move(settings)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void JobLoop::run(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  const auto stops = [&] { return stop.stop_requested(); };
  Moment mail_due(settings_.clock());
  bool wanted = false;
  std::string trouble;
  while (!stops()) {
    bool worked = false;
    // The database may be away for a while, or its disk be full; what was claimed is free again when its time is over.
    try {
      if (!wanted) want_all(settings_);
      wanted = true;
      worked = do_one_job(settings_);
      if (settings_.mail && Moment(settings_.clock()) >= mail_due) mail_due = hand_in(settings_, stops);
      trouble.clear();
    } catch (const std::exception& broken) {
      // It is tried each second, and told once: lines without end would fill the disk.
      if (trouble != broken.what()) settings_.tell(std::string("jobs: ") + broken.what());
      trouble = broken.what();
    }
    std::unique_lock lock(mutex);
    if (!worked) stopped.wait_for(lock, stop, pause, [] { return false; });
  }
}

}  // namespace app
