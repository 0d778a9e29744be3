#include <catch2/catch.hpp>

#include "rooms/accounts/accounts.h"
#include "rooms/jobs/jobs.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/timetable/defaults.h"
#include "rooms/timetable/test_timetable.h"
#include "rooms/today/today.h"

using namespace std::chrono_literals;
using timetable::either;
using timetable::TestTimetable;

namespace {

PersonId person(const std::string& id) { return PersonId::read(id).value(); }
Viewer viewer(const std::string& who, Roles roles) { return {person(who), "Somebody", roles, "America/Denver"}; }

const std::string key(32, 'k');

}  // namespace

TEST_CASE("TO11: an empty school says what to do next, in the order in which it can be done, until all is done") {
  const rooms::TestSchool there(either());
  const timetable::School zone{"America/Denver"};
  const auto when = [&] { return cohorts::Deed{std::nullopt, there.now, there.random}; };
  PersonId admin = there.person("Root");
  const auto next = [&] {
    const auto first = there
                           .read([&](db::Transaction& tx) {
                             return today::administrators_day(tx, viewer(admin.text(), {Role::administrator}),
                                                              "America/Denver", {}, there.now);
                           })
                           .first;
    const auto open = std::ranges::find(first.steps, false, &std::pair<today::Step, bool>::second);
    return open == first.steps.end() ? std::optional<today::Step>() : std::optional(open->first);
  };
  CHECK(next() == today::Step::defaults);
  there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::set_default(tx, {"end-of-week", timetable::Weekday::sunday, {}, {}}, when()));
  });
  CHECK(next() == today::Step::programme);
  const std::string edition = there.edition(1);
  CHECK(next() == today::Step::terms);
  std::string term, track, cohort, run;
  const Day monday = timetable::day("2026-08-24");
  there.write([&](db::Transaction& tx) {
    term = cohorts::add_term(tx, {"2608", monday, 6, 1}, when()).value().id;
    track = cohorts::add_track(tx, "Back end", when()).value().id;
  });
  CHECK(next() == today::Step::cohort);
  there.write([&](db::Transaction& tx) {
    cohort = cohorts::add_cohort(tx, {"2608BE", track, term, edition}, when()).value().id;
  });
  CHECK(next() == today::Step::run);
  there.write([&](db::Transaction& tx) {
    run = timetable::make_run(tx, {cohort, term, 1, monday, 6}, zone, when()).value().id;
  });
  CHECK(next() == today::Step::team);
  const PersonId kim = there.person("Kim");
  there.write([&](db::Transaction& tx) {
    REQUIRE(people::grant(tx, kim, {Role::specialist}, admin, there.now, there.random));
  });
  CHECK(next() == today::Step::team);  // she was not invited
  there.write([&](db::Transaction& tx) {
    (void)accounts::make_link(tx, accounts::LinkKind::invitation, kim, admin, key, there.now, there.random);
  });
  CHECK(next() == today::Step::assignment);
  there.write([&](db::Transaction& tx) { REQUIRE(cohorts::assign(tx, {kim.text(), cohort, {}, {}, monday}, when())); });
  CHECK(next() == today::Step::students);
  const std::string ada = there.person("Ada").text();
  there.write([&](db::Transaction& tx) { REQUIRE(cohorts::enrol(tx, {ada, run, monday}, when())); });
  CHECK_FALSE(next());
}

TEST_CASE("TO12: what waits for an administrator, and nothing else") {
  const TestTimetable school(either());
  const Moment now = school.there.now;
  const auto seen = [&](Moment at) {
    return school.there.read([&](db::Transaction& tx) {
      return today::administrators_day(tx, viewer(school.kim, {Role::administrator}), "America/Denver", {}, at);
    });
  };
  const auto write = [&](auto&& deed) { school.there.write(deed); };
  CHECK(seen(now).nothing_waits());
  write([&](db::Transaction& tx) {
    (void)privacy::ask_deletion(tx, person(school.ada), now, school.there.random);
    (void)accounts::make_link(tx, accounts::LinkKind::invitation, person(school.ben), {}, key, now,
                              school.there.random);
    (void)outbox::post(tx, {{"Ben", "ben@school.example"}, {}, "Hello", "Hello."}, now, school.there.random);
  });
  CHECK(seen(now).deletions == 1);
  CHECK(seen(now).deletion_since == timetable::day("2026-09-01"));
  CHECK(seen(now).letters.waiting == 0);
  CHECK(seen(now).not_come.empty());
  CHECK(seen(now.plus(2h)).letters.waiting == 1);
  const auto week_later = seen(now.plus(8 * 24h));
  REQUIRE(week_later.not_come.size() == 1);
  CHECK(week_later.not_come[0].second == "Ben");
  write([&](db::Transaction& tx) {
    const auto claim = outbox::claim(tx, "one", now);
    REQUIRE(claim);
    outbox::bounced(tx, *claim, "no such mailbox", now, school.there.random);
    REQUIRE(people::deactivate(tx, person(school.ben), {}, now, school.there.random));
    REQUIRE(privacy::withdraw_deletion(tx, person(school.ada), now, school.there.random));
  });
  const auto after = seen(now.plus(8 * 24h));
  CHECK(after.letters.bounced == 1);
  CHECK(after.letters.failed == 0);
  CHECK(after.letters.waiting == 0);
  CHECK(after.not_come.empty());
  CHECK(after.deletions == 0);
}

TEST_CASE("TO12: a scheduled backup that failed or is too old waits for an administrator") {
  const TestTimetable school(either());
  const Moment now = school.there.now;
  const auto trouble = [&](Moment at, bool planned = true) {
    return school.there
        .read([&](db::Transaction& tx) {
          return today::administrators_day(tx, viewer(school.kim, {Role::administrator}), "America/Denver",
                                           planned ? std::optional(today::Backups{"school.backup", 24h}) : std::nullopt,
                                           at);
        })
        .backups;
  };
  const auto done = [&](Moment at, const std::string& problem) {
    school.there.write([&](db::Transaction& tx) {
      jobs::want(tx, {"school.backup", "", at}, at, school.there.random);
      const auto job = jobs::claim(tx, "one", 60s, at);
      REQUIRE(job);
      if (problem.empty()) return jobs::finish(tx, *job, at);
      jobs::fall_short(tx, *job, problem, at);
    });
  };
  CHECK_FALSE(trouble(now));  // the first one is on its way
  done(now, "");
  CHECK_FALSE(trouble(now.plus(47h)));
  REQUIRE(trouble(now.plus(49h)));
  CHECK_FALSE(trouble(now.plus(49h))->problem);
  CHECK_FALSE(trouble(now.plus(49h), false));
  done(now.plus(24h), "The disk is full");
  REQUIRE(trouble(now.plus(25h)));
  CHECK(trouble(now.plus(25h))->problem == "The disk is full");
  CHECK(trouble(now.plus(25h))->last_good == now);
  done(now.plus(26h), "");
  CHECK_FALSE(trouble(now.plus(27h)));
}

TEST_CASE("TO18: a cohort that goes on and whose specialists have all left waits for an administrator") {
  const TestTimetable school(either());
  const auto alone = [&](Moment at) {
    return school.there
        .read([&](db::Transaction& tx) {
          return today::administrators_day(tx, viewer(school.kim, {Role::administrator}), "America/Denver", {}, at);
        })
        .left_alone;
  };
  const auto write = [&](auto&& deed) { school.there.write(deed); };
  const Moment now = school.there.now;
  CHECK(alone(now).empty());
  write([&](db::Transaction& tx) {
    for (const std::string& one : {school.kim, school.ben})
      REQUIRE(cohorts::assign(tx, {one, school.cohort, {}, {}, timetable::day("2026-08-24")}, school.deed()));
    for (const std::string& one : {school.kim, school.ben})
      REQUIRE(people::grant(tx, person(one), {Role::specialist}, {}, now, school.there.random));
    REQUIRE(people::deactivate(tx, person(school.kim), {}, now, school.there.random));
  });
  CHECK(alone(now).empty());
  write([&](db::Transaction& tx) {
    const auto held = people::role_history(tx, person(school.ben)).at(0).id;
    REQUIRE(people::end_role(tx, person(school.ben), held, {}, now, school.there.random));
  });
  CHECK(alone(now) == std::vector<std::pair<std::string, std::string>>{{school.cohort, "2608BE"}});
  CHECK(alone(now.plus(60 * 24h)).empty());  // it is over
  write(
      [&](db::Transaction& tx) { REQUIRE(people::reactivate(tx, person(school.kim), {}, now, school.there.random)); });
  CHECK(alone(now).empty());
}
