#include "platform/calendar/zone.h"
#include "rooms/agenda/test_agenda.h"

using namespace agenda;

namespace {
using Notes = std::vector<attendance::NewNote>;
}

TEST_CASE("AG3: what is required of whom") {
  const Standing first{}, again{2, true, false}, unseen{2, false, false}, in_group{2, true, true};
  CHECK(is_required(Need::required, SessionKind::workshop, first));
  CHECK_FALSE(is_required(Need::required, SessionKind::workshop, again));
  CHECK(is_required(Need::required, SessionKind::workshop, unseen));
  CHECK(is_required(Need::required, SessionKind::workshop, in_group));
  CHECK(is_required(Need::required, SessionKind::group, again));
  for (const Need need : {Need::optional, Need::own_pace, Need::work_time, Need::due})
    CHECK_FALSE(is_required(need, SessionKind::group, first));
}

TEST_CASE("AG1, AG2, AG3: a repeater's calendar has what was attended before as optional, until it is the group's") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(attendance::note_attendance(tx, at.titled(tx, "Negotiations", 1).id, Notes{{at.ada, State::present, ""}},
                                        at.school, at.by(at.kim)));
    REQUIRE(attendance::note_attendance(tx, at.titled(tx, "Homeroom", 1).id, Notes{{at.ada, State::present, ""}},
                                        at.school, at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-08"), "", at.deed()));
    const std::string run =
        timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    REQUIRE(cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed()));

    const auto find = [&](const char* title, bool second) {
      for (const Mine& one : calendar_of(tx, at.ada))
        if (one.what.title == title && (one.what.run_id == run) == second) return one;
      FAIL("no " << title);
      throw std::logic_error("unreachable");
    };
    CHECK(find("Negotiations", false).attended == State::present);
    CHECK(find("Negotiations", false).required);
    CHECK_FALSE(find("Negotiations", true).required);
    CHECK(find("Homeroom", true).required);
    CHECK(find("Panel", true).required);  // never attended
    for (const Mine& one : calendar_of(tx, at.ada)) {
      CHECK(one.what.title != "Team notes");                                     // AG1
      CHECK_FALSE((one.what.run_id == at.run && one.what.title == "Workshop"));  // AG2
    }
    const std::string group = cohorts::add_group(tx, run, "Otters", at.deed())->id;
    REQUIRE(cohorts::join_group(tx, group, at.ada, day("2026-10-12"), at.deed()));
    REQUIRE(timetable::involve(tx, find("Negotiations", true).what.id, group, at.by(at.kim)));
    CHECK(field_of(timetable::involve(tx, at.titled(tx, "Panel", 3).id, group, at.by(at.kim))) == "group_id");
    CHECK(find("Negotiations", true).required);
    REQUIRE(cohorts::join_group(tx, cohorts::add_group(tx, run, "Badgers", at.deed())->id, at.ada, day("2026-10-20"),
                                at.deed()));
    CHECK_FALSE(find("Negotiations", true).required);  // no longer the present group
  });
}

TEST_CASE("AG2: the last day is the school's, and what was due later stays owed by whoever goes on") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    // 23:30 on the last day in Denver, which is the next day in UTC; and 00:15 on the day after.
    for (const auto& [title, starts] :
         {std::pair{"Farewell", "2026-09-17T05:30:00Z"}, {"Too late", "2026-09-17T06:15:00Z"}})
      REQUIRE(timetable::add(
          tx, at.run,
          {.title = title, .starts_at = moment(starts), .ends_at = moment(starts).plus(std::chrono::minutes(20))},
          at.school, at.deed()));
    const auto has = [&](const char* title) {
      return std::ranges::any_of(calendar_of(tx, at.ada), [&](const Mine& one) { return one.what.title == title; });
    };
    using cohorts::Outcome;
    for (const auto& [outcome, owes] : {std::pair{Outcome::passed, true},
                                        {Outcome::repeating, true},
                                        {Outcome::graduated, true},
                                        {Outcome::early_graduate, false},
                                        {Outcome::dismissed, false},
                                        {Outcome::withdrawn, false}}) {
      INFO(cohorts::name_of(outcome));
      REQUIRE(cohorts::note_outcome(tx, at.enrolment, outcome, day("2026-09-16"), "It is so.", at.deed()));
      CHECK(has("Farewell"));
      CHECK_FALSE(has("Too late"));
      CHECK(has("Plan: final") == owes);
    }
    // Due on the last day itself, at its end: owed by everyone.
    const Moment due = at.titled(tx, "Plan: final", 5).starts_at;
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, Outcome::withdrawn, calendar::local_of(due, at.school.zone).day,
                                  "Later.", at.deed()));
    CHECK(has("Plan: final"));
  });
}

TEST_CASE("AG2: a student's calendar takes the same few statements, however much there is") {
  const TestTimetable at(either());
  at.there.read([&](db::Transaction& tx) {
    CHECK(calendar_of(tx, at.ada).size() == 12);
    CHECK(tx.statements() == 3);
    CHECK(calendar_of(tx, at.kim).empty());
  });
}

TEST_CASE("in the way: sessions are, work time and what is cancelled are not") {
  const TestTimetable at(either());
  at.there.read([&](db::Transaction& tx) {
    const auto between = [&](const char* from, const char* until) {
      return in_the_way(tx, at.ada, moment(from), moment(until), at.school).size();
    };
    CHECK(between("2026-09-02T19:30:00Z", "2026-09-02T19:45:00Z") == 1);
    CHECK(between("2026-09-02T20:00:00Z", "2026-09-02T21:00:00Z") == 0);
    CHECK(between("2026-09-04T16:00:00Z", "2026-09-04T17:00:00Z") == 0);  // work time
    CHECK(between("2026-09-07T19:00:00Z", "2026-09-07T20:00:00Z") == 0);  // a holiday
  });
}
