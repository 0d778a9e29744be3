#include "app/job_loop.h"

#include <condition_variable>
#include <mutex>

#include "rooms/jobs/jobs.h"
#include "rooms/outbox/outbox.h"

using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto lease = 5min;
constexpr auto pause = 1s;

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

mail::Letter letter_of(const outbox::Claim& claim, const Mailing& mailing) {
  const outbox::Letter& letter = claim.letter;
  mail::Letter out{.from = mailing.sender,
                   .to = {letter.to.name, letter.to.address},
                   .subject = letter.subject,
                   .text = letter.text,
                   .message_id = outbox::message_id(claim.id, mailing.sender.address),
                   .date = claim.posted_at};
  if (letter.reply_to) out.reply_to = mail::Person{letter.reply_to->name, letter.reply_to->address};
  return out;
}

void note_fate(const JobLoopSettings& settings, const outbox::Claim& claim, const mail::Answer& answer) {
  const Moment now(settings.clock());
  (void)written(settings, [&](db::Transaction& tx) {
    switch (answer.fate) {
      case mail::Fate::sent:
        return outbox::sent(tx, claim, answer.words, now);
      case mail::Fate::later:
        return outbox::delay(tx, claim, answer.words, now);
      case mail::Fate::letter_refused:
        return outbox::refused(tx, claim, answer.words, now);
      case mail::Fate::address_refused:
        return outbox::bounced(tx, claim, answer.words, now, settings.random);
    }
  });
}

bool send_one(const JobLoopSettings& settings) {
  if (!settings.mailing) return false;
  const Moment now(settings.clock());
  const auto claimed = written(settings, [&](db::Transaction& tx) { return outbox::claim(tx, settings.node, now); });
  if (!claimed || !*claimed) return false;
  const outbox::Claim& claim = **claimed;
  // Outside any transaction: the other server takes its time.
  const auto answer = mail::send(settings.mailing->server, letter_of(claim, *settings.mailing));
  note_fate(settings, claim, answer ? *answer : mail::Answer{mail::Fate::letter_refused, answer.error().say});
  return true;
}

bool do_one(const JobLoopSettings& settings) {
  const Moment now(settings.clock());
  const auto claimed =
      written(settings, [&](db::Transaction& tx) { return jobs::claim(tx, settings.node, lease, now); });
  if (!claimed || !*claimed) return false;
  const jobs::Job& job = **claimed;
  const auto known = settings.jobs.find(job.kind);
  const Result<void> done = known == settings.jobs.end() ? fail(FailureKind::invalid, "this version knows no such job")
                                                         : known->second(job.about, now);
  (void)written(settings, [&](db::Transaction& tx) {
    if (!done) return jobs::put_off(tx, job, done.error().say, now);
    jobs::finish(tx, job, now);
    if (const auto again = settings.every.find(job.kind); again != settings.every.end())
      jobs::want(tx, {job.kind, job.about, now.plus(again->second)}, now, settings.random);
  });
  if (!done) settings.tell("job " + job.kind + ": " + done.error().say);
  return true;
}

}  // namespace

bool work_once(const JobLoopSettings& settings) {
  const bool sent = send_one(settings), did = do_one(settings);
  return sent || did;
}

JobLoop::JobLoop(JobLoopSettings settings) : settings_(std::move(settings)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void JobLoop::run(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any stopped;
  const Moment now(settings_.clock());
  (void)written(settings_, [&](db::Transaction& tx) {
    for (const auto& [kind, often] : settings_.every) jobs::want(tx, {kind, "", now}, now, settings_.random);
  });
  while (!stop.stop_requested()) {
    bool worked = false;
    // The database may be away for a while; what was claimed is free again when its time is over.
    try {
      worked = work_once(settings_);
    } catch (const std::exception& broken) {
      settings_.tell(std::string("jobs: ") + broken.what());
    }
    std::unique_lock lock(mutex);
    if (!worked) stopped.wait_for(lock, stop, pause, [] { return false; });
  }
}

}  // namespace app
