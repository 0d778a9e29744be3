#include "rooms/today/today_pages.h"

#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/test_pages.h"
#include "rooms/timetable/test_timetable.h"

using rooms::Answer;
using timetable::either;
using timetable::TestTimetable;

namespace {

struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@school.example"}, there.now,
                             there.random));
      REQUIRE(people::grant(tx, *PersonId::read(ada), {Role::student}, {}, there.now, there.random));
      REQUIRE(cohorts::assign(tx, {kim, cohort, {}, {}, timetable::day("2026-08-24")}, deed()));
    });
  }

  Answer page_of(const std::string& who) const {
    return rooms::ask(there, today::routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.pattern = "/"});
  }
  std::string with(const char* name, const people::RoleGrant& role) const {
    return there.write([&](db::Transaction& tx) {
      return people::add(tx, {.name = name, .zone = "America/Denver", .roles = {role}}, {}, there.now, there.random)
          .value()
          .text();
    });
  }
};

}  // namespace

TEST_CASE(
    "today's page: what a holiday cancels says so, beside the holiday's name; what takes place after all does not") {
  School at;
  at.there.now = timetable::moment("2026-09-08T16:00:00Z");
  CHECK(at.page_of(at.ada).has("Labor Day"));
  CHECK(at.page_of(at.ada).has("Cancelled"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::restore(tx, at.titled(tx, "Career exploration", 3).id, "We agreed to meet.", at.by(at.kim)));
  });
  CHECK_FALSE(at.page_of(at.ada).has("Labor Day"));
  CHECK_FALSE(at.page_of(at.ada).has("Cancelled"));
}

TEST_CASE("TO16: required reading says by which day, also when that is over") {
  School at;
  const Moment due = at.there.read([&](db::Transaction& tx) {
    return timetable::readings_of_run(tx, at.run, at.there.now.plus(std::chrono::hours(24 * 14))).at(0).ends_at;
  });
  at.there.now = due.plus(std::chrono::hours(-24));
  CHECK(at.page_of(at.ada).has("Required reading"));
  CHECK(at.page_of(at.ada).has(">Due "));
  CHECK_FALSE(at.page_of(at.ada).has("Not read yet"));
  at.there.now = due.plus(std::chrono::hours(24));
  CHECK(at.page_of(at.ada).has(">Was due "));
  CHECK(at.page_of(at.ada).has("Not read yet"));
}

TEST_CASE("TO17: a student who works here sees both, and not themselves among those who need them") {
  const School at;
  at.there.write([&](db::Transaction& tx) {
    const std::vector<attendance::NewNote> absent{{at.ada, attendance::State::absent, ""}};
    for (const auto& one :
         timetable::calendar_of_cohort(tx, at.cohort, at.there.now.plus(-std::chrono::hours(336)), at.there.now))
      if (one.need == timetable::Need::required && !one.for_staff && !one.cancelled && one.ends_at <= at.there.now)
        REQUIRE(attendance::note_attendance(tx, one.id, absent, at.school, at.deed()));
    REQUIRE(people::grant(tx, *PersonId::read(at.ada), {Role::lead}, {}, at.there.now, at.there.random));
  });
  const Answer page = at.page_of(at.ada);
  for (const char* part : {">Next<", ">Due", "Who needs you", "All cohorts"}) CHECK(page.has(part));
  CHECK_FALSE(page.has("% attendance"));
}

TEST_CASE("TO18: who no longer works here is nobody to ask") {
  const School at;
  const PersonId kim = *PersonId::read(at.kim);
  const auto grant = [&] {
    at.there.write([&](db::Transaction& tx) {
      REQUIRE(people::grant(tx, kim, {Role::specialist}, {}, at.there.now, at.there.random));
    });
  };
  grant();
  CHECK(at.page_of(at.ada).has("Kim"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(people::grant(tx, kim, {Role::mentor}, {}, at.there.now, at.there.random));
    for (const people::HeldRole& one : people::role_history(tx, kim))
      if (one.grant.role == Role::specialist)
        REQUIRE(people::end_role(tx, kim, one.id, {}, at.there.now, at.there.random));
  });
  CHECK_FALSE(at.page_of(at.ada).has("Kim"));
  CHECK_FALSE(at.page_of(at.ada).has("Who to ask"));
  grant();
  CHECK(at.page_of(at.ada).has("Kim"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(people::deactivate(tx, *PersonId::read(at.kim), {}, at.there.now, at.there.random));
  });
  CHECK_FALSE(at.page_of(at.ada).has("Kim"));
  CHECK_FALSE(at.page_of(at.ada).has("Who to ask"));
}

TEST_CASE(
    "TO10: a graduate's review stands there for their adviser also when the adviser's role is limited to others") {
  School at;
  const std::string fay = at.with("Fay", {Role::specialist, "Front end"});
  const std::string tom = at.with("Tom", {Role::specialist, "", 3});
  const std::string seeker = at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::graduated, timetable::day("2026-09-28"), "",
                                  at.deed()));
    return cohorts::seeker_of(tx, at.ada)->id;
  });
  at.there.now = timetable::moment("2026-10-28T16:00:00Z");
  CHECK_FALSE(at.page_of(fay).has("30-day review"));
  at.there.write([&](db::Transaction& tx) { REQUIRE(cohorts::give_adviser(tx, seeker, fay, at.deed())); });
  const Answer page = at.page_of(fay);
  for (const std::string& part : {std::string("30-day review"), "#review-" + seeker, "/people/" + at.ada})
    CHECK(page.has(part));
  CHECK_FALSE(page.has("/students/" + at.ada));
  CHECK_FALSE(at.page_of(tom).has("30-day review"));
}

TEST_CASE("TO7: a graduate reads when a review is due, and when it was") {
  School at;
  const std::string seeker = at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::graduated, timetable::day("2026-09-28"), "",
                                  at.deed()));
    return cohorts::seeker_of(tx, at.ada)->id;
  });
  at.there.now = timetable::moment("2026-10-28T16:00:00Z");  // the day itself
  CHECK_FALSE(at.page_of(at.ada).has("was due"));
  CHECK(at.page_of(at.ada).has("around Wed 28 Oct 2026"));
  at.there.now = timetable::moment("2026-10-29T16:00:00Z");
  CHECK(at.page_of(at.ada).has("was due around Wed 28 Oct 2026"));
  CHECK_FALSE(at.page_of(at.ada).has("was due around Fri 27 Nov 2026"));
  CHECK(at.page_of(at.ada).has("around Fri 27 Nov 2026"));
  at.there.now = timetable::moment("2026-11-20T16:00:00Z");
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_review(tx, seeker, 60, timetable::day("2026-11-20"), at.by(at.kim)));
  });
  CHECK_FALSE(at.page_of(at.ada).has("30-day review"));
  CHECK(at.page_of(at.ada).has("held on Fri 20 Nov 2026"));
}

TEST_CASE("TO15: who needs somebody comes first, at most eight at once; each deed says whose it is") {
  School at;
  const Moment later = at.there.now.plus(std::chrono::hours(24 * 21));
  at.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{at.kim, later, at.there.random};
    REQUIRE(people::grant(tx, *PersonId::read(at.kim), {Role::specialist}, {}, at.there.now, at.there.random));
    for (const auto& one :
         timetable::calendar_of_cohort(tx, at.cohort, at.there.now.plus(-std::chrono::hours(336)), later))
      if (one.need == timetable::Need::required && !one.for_staff && !one.cancelled && !one.closed &&
          one.ends_at <= later) {
        const std::vector<attendance::NewNote> notes{{at.ada, attendance::State::absent, ""}};
        REQUIRE(attendance::note_attendance(tx, one.id, notes, at.school, deed));
      }
  });
  at.there.now = later;
  const Answer page = at.page_of(at.kim);
  const std::size_t who = page.html.find("Who needs you"), cohorts = page.html.find("Your cohorts");
  REQUIRE(who != std::string::npos);
  REQUIRE(cohorts != std::string::npos);
  CHECK(who < cohorts);
  CHECK(page.has("/attendance\">Attendance<span class=\"visually-hidden\"> of Ada"));
  CHECK(page.has("<a href=\"/cohorts\">All cohorts</a>"));
}

TEST_CASE("TO13: a mentor reads whom to ask, and how to reach them") {
  const School at;
  const PersonId milo = at.there.person("Milo");
  at.there.write([&](db::Transaction& tx) {
    const PersonId kim = *PersonId::read(at.kim);
    REQUIRE(people::grant(tx, kim, {Role::lead}, {}, at.there.now, at.there.random));
    REQUIRE(people::change(tx, kim, people::Profile{"Kim", "", false, "America/Denver", {"https://kim.example/talk"}},
                           at.there.now, at.there.random));
    REQUIRE(people::grant(tx, milo, {Role::mentor}, {}, at.there.now, at.there.random));
  });
  const Answer page = at.page_of(milo.text());
  CHECK(page.has("Who to ask"));
  CHECK(page.has("https://kim.example/talk"));
}
