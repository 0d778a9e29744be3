#include "app/job_loop.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <future>
#include <mutex>

#include "rooms/jobs/jobs.h"
#include "rooms/outbox/outbox.h"
#include "rooms/test_school.h"

using rooms::TestSchool;

namespace {

app::JobLoopSettings settings_for(const TestSchool& school, std::function<void(std::string_view)> tell) {
  return {.database = school.database(),
          .clock = [now = school.now] { return now.seconds(); },
          .random = school.random,
          .node = "one",
          .mail = {},
          .jobs = {},
          .every = {},
          .tell = std::move(tell)};
}

// What is told first; waits for it.
class FirstLine {
 public:
  std::function<void(std::string_view)> tell() {
    return [this](std::string_view line) { std::call_once(once_, [&] { line_.set_value(std::string(line)); }); };
  }
  std::string line() { return line_.get_future().get(); }

 private:
  std::once_flag once_;
  std::promise<std::string> line_;
};

}  // namespace

TEST_CASE("job loop: a job that fails is told without its thing, and is tried again later") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  std::string told;
  app::JobLoopSettings settings = settings_for(school, [&](std::string_view line) { told += line; });
  settings.jobs["test.fails"] = [](const std::string&, Moment) -> Result<void> {
    return fail(FailureKind::conflict, "the disk is full");
  };
  school.write(
      [&](db::Transaction& tx) { jobs::want(tx, {"test.fails", "record", school.now}, school.now, school.random); });
  CHECK(app::do_one_job(settings));
  CHECK(told == "job test.fails: the disk is full");
  CHECK_FALSE(app::do_one_job(settings));
}

TEST_CASE("job loop: a mail server that takes no letters is told by its codes, names no person, and is left alone") {
  const char* server = std::getenv("CAIRN_TEST_MAIL");
  if (!server) throw std::runtime_error("no mail server to test with: run this through tests/with_mail_server");
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    for (const char* address : {"relay-one@example.org", "relay-two@example.org"})
      (void)outbox::post(tx, {{"", address}, {}, "Welcome", "Hello."}, school.now, school.random).value();
  });
  FirstLine first;
  app::JobLoopSettings settings = settings_for(school, first.tell());
  settings.mail = app::MailService{mail::read_server(server).value(), {"", "school@example.org"}};
  {
    const app::JobLoop loop(settings);
    CHECK(first.line() == "mail: the server takes no letters: 554 5.7.1");
  }
  int attempts = 0;
  for (const auto& letter : school.read([](db::Transaction& tx) { return outbox::letters(tx, {}, 1, 10); }).page)
    attempts += letter.attempts;
  CHECK(attempts == 1);
}

TEST_CASE("job loop: what is wanted again and again is never given up, and comes sooner after a failure") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  int runs = 0;
  Moment now = school.now;
  app::JobLoopSettings settings = settings_for(school, [](std::string_view) {});
  settings.clock = [&] { return now.seconds(); };
  settings.jobs["test.often"] = [&](const std::string&, Moment) -> Result<void> {
    if (++runs < 20) return fail(FailureKind::conflict, "the disk is full");
    return {};
  };
  settings.every["test.often"] = std::chrono::hours(24);
  school.write([&](db::Transaction& tx) { jobs::want(tx, {"test.often", "", now}, now, settings.random); });
  for (int i = 1; i <= 20; ++i) {
    CHECK(app::do_one_job(settings));
    CHECK_FALSE(app::do_one_job(settings));
    CHECK(runs == i);
    now = now.plus(std::chrono::minutes(10));
  }
  CHECK_FALSE(app::do_one_job(settings));  // it was done: tomorrow, then
  now = now.plus(std::chrono::hours(24));
  CHECK(app::do_one_job(settings));
}

TEST_CASE("job loop: a database that cannot be written at the start stops nothing; once it can, all is done") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto rename = [&](const std::string& from, const std::string& to) {
    school.write([&](db::Transaction& tx) { tx.tell("ALTER TABLE " + from + " RENAME TO " + to); });
  };
  rename("jobs_jobs", "jobs_away");
  FirstLine first;
  std::promise<void> done;
  app::JobLoopSettings settings = settings_for(school, first.tell());
  settings.jobs["test.often"] = [&](const std::string&, Moment) -> Result<void> {
    done.set_value();
    return {};
  };
  settings.every["test.often"] = std::chrono::hours(24);
  const app::JobLoop loop(settings);
  CHECK(first.line().starts_with("jobs: "));
  rename("jobs_away", "jobs_jobs");
  done.get_future().wait();
}
