#include "rooms/timetable/attendance.h"

#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {
using Notes = std::vector<NewNote>;
}

TEST_CASE("T16: a correction is a later event with a reason") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Negotiations", 1).id;
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}, {at.ben, State::late, ""}}, at.by(at.kim)) == 2);
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}, {at.ben, State::late, ""}}, at.by(at.kim)) == 0);
    CHECK(field_of(note_attendance(tx, id, Notes{{at.ada, State::present, " "}}, at.by(at.kim))) == "why." + at.ada);
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::present, "Was in the other room."}}, at.by(at.kim)) == 1);
    const auto events = attendance_events(tx, id, at.ada);
    REQUIRE(events.size() == 2);
    CHECK(events[0].state == State::absent);
    CHECK(events[1].state == State::present);
    CHECK(events[1].made_by == at.kim);
    CHECK(events[1].why == "Was in the other room.");
    CHECK(attendance_of(tx, id).size() == 2);
  });
}

TEST_CASE("T17: nobody is present before it begins, and only who is enrolled is noted") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string ahead = at.titled(tx, "Workshop", 4).id, past = at.titled(tx, "Negotiations", 1).id;
    CHECK(field_of(note_attendance(tx, ahead, Notes{{at.ada, State::present, ""}}, at.by(at.kim))) ==
          "state." + at.ada);
    CHECK(note_attendance(tx, ahead, Notes{{at.ada, State::excused, "At a wedding."}}, at.by(at.kim)) == 1);
    CHECK(field_of(note_attendance(tx, past, Notes{{at.kim, State::present, ""}}, at.by(at.kim))) == "state." + at.kim);
    CHECK(field_of(note_attendance(tx, past, Notes{{at.ada, State::present, ""}, {at.ada, State::late, ""}},
                                   at.by(at.kim))) == "state." + at.ada);
    CHECK_FALSE(
        note_attendance(tx, at.titled(tx, "Plan: final", 5).id, Notes{{at.ada, State::absent, ""}}, at.by(at.kim)));
    CHECK(attendance_of(tx, past).empty());
  });
}

TEST_CASE("T18: the share is of what was required and counts, and the first weeks are the run's") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const auto note = [&](const char* title, int week, State state) {
      REQUIRE(note_attendance(tx, at.titled(tx, title, week).id, Notes{{at.ada, state, ""}},
                              at.at(at.kim, "2026-10-01T16:00:00Z")) == 1);
    };
    note("Negotiations", 1, State::present);
    note("Homeroom", 1, State::late);
    note("Homeroom", 2, State::left_early);
    note("Homeroom", 3, State::excused);
    note("Panel", 3, State::present);
    note("Gear up", 3, State::absent);
    note("Workshop", 4, State::absent);            // week 4
    note("Calm", 1, State::voluntary);             // not required
    note("Career exploration", 3, State::absent);  // cancelled: it was a holiday
    const Attendance three = attendance_of_first_weeks(tx, at.enrolment, 3, at.school).value();
    CHECK(three.present == 2);
    CHECK(three.late == 1);
    CHECK(three.excused == 1);
    CHECK(three.absent == 1);
    CHECK(three.voluntary == 0);
    CHECK(three.percent() == 80);
    CHECK_FALSE(three.is_over(80));  // more than 80 is asked for
    CHECK(three.is_over(79));
    CHECK(attendance_of_first_weeks(tx, at.enrolment, 6, at.school)->percent() == 66);
    CHECK(attendance(tx, at.ada, moment("2026-08-24T00:00:00Z"), moment("2026-08-31T00:00:00Z")).counted() == 2);
    CHECK_FALSE(attendance(tx, at.ben, moment("2026-08-24T00:00:00Z"), moment("2026-12-31T00:00:00Z")).percent());
    const auto all = attendance_of_run(tx, at.run);
    REQUIRE(all.size() == 1);
    CHECK(all[0].attendance.counted() == 6);
  });
}

TEST_CASE("T19: a student may dispute what was noted, once; staff answer") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}}, at.by(at.kim)));
    const std::string note = attendance_of(tx, id).front().id;
    CHECK(dispute(tx, note, "I was there.", at.by(at.ben)).error().kind == FailureKind::not_found);
    CHECK(field_of(dispute(tx, note, "", at.by(at.ada))) == "says");
    REQUIRE(dispute(tx, note, "I was there.", at.by(at.ada)));
    CHECK(dispute(tx, note, "Really.", at.by(at.ada)).error().kind == FailureKind::conflict);
    REQUIRE(open_disputes(tx).size() == 1);
    const std::string open = open_disputes(tx).front().id;
    REQUIRE(answer_dispute(tx, open, "Corrected, sorry.", at.by(at.kim)));
    CHECK_FALSE(answer_dispute(tx, open, "Again.", at.by(at.kim)));
    CHECK(open_disputes(tx).empty());
    CHECK(disputes_of_person(tx, at.ada).front().answer == "Corrected, sorry.");
    CHECK(disputes_of_person(tx, at.ben).empty());
  });
}

TEST_CASE("T20: what is required of whom") {
  const Standing first{}, again{2, true, false}, unseen{2, false, false}, in_group{2, true, true};
  CHECK(is_required(Need::required, SessionKind::workshop, first));
  CHECK_FALSE(is_required(Need::required, SessionKind::workshop, again));
  CHECK(is_required(Need::required, SessionKind::workshop, unseen));
  CHECK(is_required(Need::required, SessionKind::workshop, in_group));
  CHECK(is_required(Need::required, SessionKind::group, again));
  for (const Need need : {Need::optional, Need::own_pace, Need::work_time, Need::due})
    CHECK_FALSE(is_required(need, SessionKind::group, first));
}

TEST_CASE("T13, T15, T20: a repeater's calendar has what was attended before as optional, until it is the group's") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(
        note_attendance(tx, at.titled(tx, "Negotiations", 1).id, Notes{{at.ada, State::present, ""}}, at.by(at.kim)));
    REQUIRE(note_attendance(tx, at.titled(tx, "Homeroom", 1).id, Notes{{at.ada, State::present, ""}}, at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-08"), "", at.deed()));
    const std::string run = make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    REQUIRE(cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed()));

    const auto find = [&](const char* title, bool second) {
      for (const Mine& one : at.calendar_of(tx, at.ada))
        if (one.what.title == title && (one.what.run_id == run) == second) return one;
      FAIL("no " << title);
      throw std::logic_error("unreachable");
    };
    CHECK(find("Negotiations", false).attended == State::present);
    CHECK(find("Negotiations", false).required);
    CHECK_FALSE(find("Negotiations", true).required);
    CHECK(find("Homeroom", true).required);
    CHECK(find("Panel", true).required);  // never attended
    for (const Mine& one : at.calendar_of(tx, at.ada)) {
      CHECK(one.what.title != "Team notes");                                        // T13
      CHECK_FALSE((one.what.run_id == at.run && one.what.title == "Plan: final"));  // T15
    }
    const std::string group = cohorts::add_group(tx, run, "Otters", at.deed())->id;
    REQUIRE(cohorts::join_group(tx, group, at.ada, day("2026-10-12"), at.deed()));
    REQUIRE(involve(tx, find("Negotiations", true).what.id, group, at.by(at.kim)));
    CHECK(field_of(involve(tx, at.titled(tx, "Panel", 3).id, group, at.by(at.kim))) == "group_id");
    CHECK(find("Negotiations", true).required);
    REQUIRE(cohorts::join_group(tx, cohorts::add_group(tx, run, "Badgers", at.deed())->id, at.ada, day("2026-10-20"),
                                at.deed()));
    CHECK_FALSE(find("Negotiations", true).required);  // no longer the present group
  });
}

TEST_CASE("T15: a student's calendar takes the same few statements, however much there is") {
  const TestTimetable at(either());
  at.there.read([&](db::Transaction& tx) {
    CHECK(at.calendar_of(tx, at.ada).size() == 12);
    CHECK(tx.statements() == 3);
    CHECK(at.calendar_of(tx, at.kim).empty());
  });
}

TEST_CASE("in the way: sessions are, work time and what is cancelled are not") {
  const TestTimetable at(either());
  at.there.read([&](db::Transaction& tx) {
    const auto between = [&](const char* from, const char* until) {
      return in_the_way(tx, at.ada, moment(from), moment(until)).size();
    };
    CHECK(between("2026-09-02T19:30:00Z", "2026-09-02T19:45:00Z") == 1);
    CHECK(between("2026-09-02T20:00:00Z", "2026-09-02T21:00:00Z") == 0);
    CHECK(between("2026-09-04T16:00:00Z", "2026-09-04T17:00:00Z") == 0);  // work time
    CHECK(between("2026-09-07T19:00:00Z", "2026-09-07T20:00:00Z") == 0);  // a holiday
  });
}

TEST_CASE("T21: a repeater meets the career team in the first week") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    CHECK_FALSE(start_meeting(tx, at.enrolment)->has_value());
    CHECK_FALSE(note_start_meeting(tx, at.enrolment, day("2026-08-25"), at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    const std::string run = make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    const std::string again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed())->id;
    CHECK(start_meeting(tx, again).value()->due == day("2026-10-18"));
    CHECK_FALSE(start_meeting(tx, again).value()->held_on);
    REQUIRE(note_start_meeting(tx, again, day("2026-10-13"), at.by(at.kim)));
    CHECK(start_meeting(tx, again).value()->held_on == day("2026-10-13"));
    REQUIRE(start_meetings_of_run(tx, run).size() == 1);
    CHECK(start_meetings_of_run(tx, run).front().held_on == day("2026-10-13"));
    CHECK(start_meetings_of_run(tx, at.run).empty());
    CHECK(field_of(note_start_meeting(tx, again, day("2026-10-14"), at.by(at.kim))) == "held_on");
  });
}
