#include "rooms/attendance/attendance.h"

#include "rooms/timetable/test_timetable.h"

using namespace attendance;
using timetable::day;
using timetable::either;
using timetable::field_of;
using timetable::moment;
using timetable::TestTimetable;

namespace {
using Notes = std::vector<NewNote>;
}

TEST_CASE("AT1, AT6: a correction is a later event with a reason, and the same word again is none") {
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

TEST_CASE("AT2: nobody is present before it begins, and only who is enrolled is noted") {
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

TEST_CASE("AT3: the share is of what was required and counts, and the first weeks are the run's") {
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
    CHECK(attendance_between(tx, at.ada, moment("2026-08-24T00:00:00Z"), moment("2026-08-31T00:00:00Z")).counted() ==
          2);
    CHECK_FALSE(
        attendance_between(tx, at.ben, moment("2026-08-24T00:00:00Z"), moment("2026-12-31T00:00:00Z")).percent());
    const auto all = attendance_of_run(tx, at.run);
    REQUIRE(all.size() == 1);
    CHECK(all[0].attendance.counted() == 6);
  });
}

TEST_CASE("AT4: a student may dispute what was noted, once; staff answer") {
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

TEST_CASE("AT5: a repeater meets the career team in the first week") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    CHECK_FALSE(start_meeting(tx, at.enrolment)->has_value());
    CHECK_FALSE(note_start_meeting(tx, at.enrolment, day("2026-08-25"), at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    const std::string run =
        timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
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

TEST_CASE("T4: what was noted stays when the cohort moves to another edition") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string past = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(note_attendance(tx, past, Notes{{at.ada, State::present, ""}}, at.by(at.kim)));
    REQUIRE(timetable::move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim)));
    CHECK(attendance_of(tx, past).size() == 1);
  });
}
