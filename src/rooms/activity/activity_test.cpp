#include "rooms/activity/activity.h"

#include <catch2/catch.hpp>

#include "rooms/test_school.h"

using rooms::TestSchool;

TEST_CASE("A1: an event is there when its deed is, and gone when that is undone") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ada = school.person("Ada");
  school.write(
      [&](db::Transaction& tx) { activity::record(tx, {ada, ada, "people.renamed"}, school.now, school.random); });
  (void)school.database().write([&](db::Transaction& tx) -> Result<void> {
    activity::record(tx, {ada, ada, "people.undone"}, school.now, school.random);
    return fail(FailureKind::invalid, "no");
  });
  school.read([&](db::Transaction& tx) {
    const auto events = activity::about(tx, ada, 10);
    REQUIRE(events.size() == 1);
    CHECK(events[0].event.kind == "people.renamed");
    CHECK(events[0].event.actor == ada);
    CHECK(events[0].at == school.now);
  });
}

TEST_CASE("A3: a text that people wrote does not fit into an event") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    CHECK_THROWS_AS(activity::record(tx, {{}, {}, "x.y", "", std::string(201, 'a')}, school.now, school.random),
                    std::invalid_argument);
  });
}

TEST_CASE("activity: the latest come first, and a page goes on where the one before ended") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ada = school.person("Ada"), grace = school.person("Grace");
  school.write([&](db::Transaction& tx) {
    for (int i = 0; i < 5; ++i)
      activity::record(tx, {grace, ada, "test.event", "record", std::to_string(i)},
                       school.now.plus(std::chrono::seconds(i)), school.random);
    activity::record(tx, {ada, grace, "test.other"}, school.now, school.random);
  });
  school.read([&](db::Transaction& tx) {
    const auto first = activity::about(tx, ada, 3);
    REQUIRE(first.size() == 3);
    CHECK(first[0].event.detail == "4");
    const auto rest = activity::about(tx, ada, 3, first.back().id);
    REQUIRE(rest.size() == 2);
    CHECK(rest[1].event.detail == "0");
    CHECK(activity::done_by(tx, grace, 10).size() == 5);
    CHECK(activity::of_record(tx, "record", 10).size() == 5);
    CHECK(activity::latest(tx, 10).size() == 6);
  });
}
