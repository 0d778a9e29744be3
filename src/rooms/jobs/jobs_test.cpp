#include "rooms/jobs/jobs.h"

#include <catch2/catch.hpp>

#include "rooms/test_school.h"

using namespace std::chrono_literals;
using rooms::TestSchool;

namespace {

std::optional<jobs::Job> claimed(const TestSchool& school, const std::string& node, Moment now) {
  return school.write([&](db::Transaction& tx) { return jobs::claim(tx, node, 60s, now); });
}

}  // namespace

TEST_CASE("J1: a job is there when the deed that wants it is, and gone when that is undone") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto want = [&](bool is_kept) {
    (void)school.database().write([&](db::Transaction& tx) -> Result<void> {
      jobs::want(tx, {"a.b", "x", school.now}, school.now, school.random);
      return is_kept ? Result<void>() : fail(FailureKind::invalid, "no");
    });
  };
  want(false);
  CHECK_FALSE(claimed(school, "one", school.now));
  want(true);
  CHECK(claimed(school, "one", school.now));
}

TEST_CASE("J2: wanted twice, a job is done once; done, it can be wanted again") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto want = [&] {
    school.write([&](db::Transaction& tx) { jobs::want(tx, {"a.b", "x", school.now}, school.now, school.random); });
  };
  want();
  want();
  const auto job = claimed(school, "one", school.now);
  REQUIRE(job);
  CHECK(job->kind == "a.b");
  CHECK(job->about == "x");
  CHECK_FALSE(claimed(school, "two", school.now));
  school.write([&](db::Transaction& tx) { jobs::finish(tx, *job, school.now); });
  CHECK_FALSE(claimed(school, "two", school.now.plus(1h)));
  want();
  CHECK(claimed(school, "two", school.now));
}

TEST_CASE("J3: a claim that was not kept is free for another node") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) { jobs::want(tx, {"a.b", "x", school.now}, school.now, school.random); });
  REQUIRE(claimed(school, "one", school.now));
  CHECK_FALSE(claimed(school, "two", school.now.plus(59s)));
  const auto again = claimed(school, "two", school.now.plus(60s));
  REQUIRE(again);
  CHECK(again->attempt == 2);
}

TEST_CASE("J3: what is not due is not claimed, and the longest due comes first") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    jobs::want(tx, {"late", "", school.now.plus(10s)}, school.now, school.random);
    jobs::want(tx, {"early", "", school.now.plus(5s)}, school.now, school.random);
  });
  CHECK_FALSE(claimed(school, "one", school.now));
  const auto first = claimed(school, "one", school.now.plus(20s));
  REQUIRE(first);
  CHECK(first->kind == "early");
}

TEST_CASE("J4: a job that fails is tried eight times, then kept with what was wrong") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) { jobs::want(tx, {"a.b", "x", school.now}, school.now, school.random); });
  Moment now = school.now;
  for (int attempt = 1; attempt <= 8; ++attempt) {
    const auto job = claimed(school, "one", now);
    REQUIRE(job);
    CHECK(job->attempt == attempt);
    school.write([&](db::Transaction& tx) { jobs::put_off(tx, *job, "no answer", now); });
    if (attempt == 1) CHECK_FALSE(claimed(school, "one", now.plus(59s)));
    now = now.plus(24h);
  }
  CHECK_FALSE(claimed(school, "one", now));
  school.read([&](db::Transaction& tx) {
    const auto failed = jobs::given_up(tx, 10);
    REQUIRE(failed.size() == 1);
    CHECK(failed[0].problem == "no answer");
  });
}

TEST_CASE("J5: one can tell how what is done again and again went last, and when it last went well") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto told = [&](bool well) {
    return school.read(
        [&](db::Transaction& tx) { return well ? jobs::last_well_done(tx, "a.b") : jobs::last_done(tx, "a.b"); });
  };
  const auto done = [&](Moment now, const std::string& problem) {
    school.write([&](db::Transaction& tx) { jobs::want(tx, {"a.b", "", now}, now, school.random); });
    const auto job = claimed(school, "one", now);
    REQUIRE(job);
    school.write([&](db::Transaction& tx) {
      if (problem.empty()) return jobs::finish(tx, *job, now);
      jobs::fall_short(tx, *job, problem, now);
    });
  };
  CHECK_FALSE(told(false));
  done(school.now, "");
  CHECK(told(false)->problem.empty());
  done(school.now.plus(24h), "the disk is full");
  CHECK(told(false)->problem == "the disk is full");
  CHECK(told(false)->at == school.now.plus(24h));
  CHECK(told(true)->at == school.now);
}
