#include "rooms/attendance/own.h"

#include <map>

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
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}, {at.ben, State::late, ""}}, at.school,
                          at.by(at.kim)) == 2);
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}, {at.ben, State::late, ""}}, at.school,
                          at.by(at.kim)) == 0);
    CHECK(field_of(note_attendance(tx, id, Notes{{at.ada, State::present, " "}}, at.school, at.by(at.kim))) ==
          "why." + at.ada);
    CHECK(note_attendance(tx, id, Notes{{at.ada, State::present, "Was in the other room."}}, at.school,
                          at.by(at.kim)) == 1);
    const auto events = attendance_events(tx, id, at.ada);
    REQUIRE(events.size() == 2);
    CHECK(events[0].state == State::absent);
    CHECK(events[1].state == State::present);
    CHECK(events[1].made_by == at.kim);
    CHECK(events[1].why == "Was in the other room.");
    CHECK(attendance_of(tx, id).size() == 2);
  });
}

TEST_CASE("AT2: before it begins one is excused at most, and of a cancelled date nothing is noted") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string ahead = at.titled(tx, "Workshop", 4).id, past = at.titled(tx, "Negotiations", 1).id;
    for (const State state : {State::present, State::late, State::left_early, State::absent, State::voluntary})
      CHECK(field_of(note_attendance(tx, ahead, Notes{{at.ada, state, ""}}, at.school, at.by(at.kim))) ==
            "state." + at.ada);
    CHECK(note_attendance(tx, ahead, Notes{{at.ada, State::excused, "At a wedding."}}, at.school, at.by(at.kim)) == 1);
    CHECK_FALSE(note_attendance(tx, at.titled(tx, "Plan: final", 5).id, Notes{{at.ada, State::absent, ""}}, at.school,
                                at.by(at.kim)));
    REQUIRE(timetable::cancel(tx, past, "The guest is ill.", at.by(at.kim)));
    const auto cancelled = note_attendance(tx, past, Notes{{at.ada, State::present, ""}}, at.school, at.by(at.kim));
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().say == "It was cancelled: there was nothing to attend.");
    CHECK(attendance_of(tx, past).empty());
  });
}

TEST_CASE("AT2: noted is who was in the run on that day, each once; whoever has a note already may be corrected") {
  const TestTimetable at(either());
  const std::string late = at.there.person("Lia").text();
  at.there.write([&](db::Transaction& tx) {
    const timetable::Occurrence talk = at.titled(tx, "Negotiations", 1);
    const auto note = [&](const std::string& who, State state, const char* why = "") {
      return note_attendance(tx, talk.id, Notes{{who, state, why}}, at.school, at.by(at.kim));
    };
    REQUIRE(cohorts::enrol(tx, {late, at.run, day("2026-08-26")}, at.deed()));  // the talk was the day before
    CHECK(field_of(note(at.kim, State::present)) == "state." + at.kim);
    CHECK(field_of(note(late, State::present)) == "state." + late);
    CHECK(field_of(note_attendance(tx, talk.id, Notes{{at.ada, State::present, ""}, {at.ada, State::late, ""}},
                                   at.school, at.by(at.kim))) == "state." + at.ada);
    CHECK(attendance_of(tx, talk.id).empty());

    REQUIRE(note(at.ada, State::present));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::withdrawn, day("2026-08-24"), "", at.deed()));
    std::vector<Expected> all = expected_at(tx, talk, at.school);
    std::ranges::sort(all, {}, &Expected::person_id);
    REQUIRE(all.size() == 2);
    CHECK(all[0].person_id == at.ada);
    CHECK_FALSE(all[0].is_in_run);
    CHECK(all[0].noted->state == State::present);
    CHECK(all[1].person_id == at.ben);
    CHECK(all[1].is_in_run);
    CHECK_FALSE(all[1].noted);
    CHECK(note(at.ada, State::absent, "Had left the day before.") == 1);
    CHECK(expected_at(tx, at.titled(tx, "Homeroom", 1), at.school).size() == 2);  // Lia and Ben
  });
}

TEST_CASE("AT3: the share is of what was required and counts, and the first weeks are the run's") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const auto note = [&](const char* title, int week, State state) {
      REQUIRE(note_attendance(tx, at.titled(tx, title, week).id, Notes{{at.ada, state, ""}}, at.school,
                              at.at(at.kim, "2026-10-01T16:00:00Z")) == 1);
    };
    note("Negotiations", 1, State::present);
    note("Homeroom", 1, State::late);
    note("Homeroom", 2, State::left_early);
    note("Homeroom", 3, State::excused);
    note("Panel", 3, State::present);
    note("Gear up", 3, State::absent);
    note("Workshop", 4, State::absent);                                  // week 4
    note("Calm", 1, State::voluntary);                                   // not required
    const auto exploration = at.titled(tx, "Career exploration", 3).id;  // a holiday, but it takes place: until it is
    REQUIRE(timetable::restore(tx, exploration, "In the other house.", at.by(at.kim)));  // cancelled after all
    note("Career exploration", 3, State::absent);
    REQUIRE(timetable::cancel(tx, exploration, "It did not.", at.by(at.kim)));
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
    CHECK(attendance_of_first_weeks(tx, at.enrolment, 1, at.school)->counted() == 2);
    const auto all = attendance_of_run(tx, at.run, at.school);
    REQUIRE(all.size() == 1);
    CHECK(all[0].attendance.counted() == 6);
  });
}

TEST_CASE("AT4: a student may dispute what was noted, once; staff answer") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(note_attendance(tx, id, Notes{{at.ada, State::absent, ""}}, at.school, at.by(at.kim)));
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

TEST_CASE("AT4: an objection to any word waits until it is answered, and every event and answer stays") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.titled(tx, "Negotiations", 1).id;
    const auto note = [&](const std::string& who, State state, const char* why) {
      REQUIRE(note_attendance(tx, id, Notes{{who, state, why}}, at.school, at.by(at.kim)) == 1);
    };
    const auto waits = [&] {
      const auto mine = cohorts::enrolments_of_person(tx, at.ada);
      const auto all = attended(tx, mine, moment("2026-08-24T00:00:00Z"), moment("2026-09-01T00:00:00Z"),
                                Requirements(tx, mine), at.school);
      REQUIRE(all.size() == 1);
      return all[0].objected_at.has_value();
    };
    note(at.ada, State::absent, "");
    note(at.ben, State::present, "");
    REQUIRE(dispute(tx, attendance_events(tx, id, at.ada).front().id, "I was there.", at.by(at.ada)));
    CHECK(waits());
    note(at.ada, State::late, "Found her in the list.");
    CHECK(waits());  // corrected, and not answered
    CHECK(open_disputes_of_runs(tx, std::vector{at.run}).size() == 1);
    REQUIRE(answer_dispute(tx, open_disputes(tx).front().id, "Corrected.", at.by(at.kim)));
    CHECK_FALSE(waits());
    REQUIRE(disputes_of_occurrence(tx, id).size() == 1);
    CHECK(disputes_of_occurrence(tx, id).front().answer == "Corrected.");
    CHECK(attendance_events(tx, id).size() == 3);
    const auto own = own_attendance(tx, at.ada, at.there.now, at.school);
    REQUIRE(own.size() == 1);
    REQUIRE(own[0].dates.size() == 1);
    REQUIRE(own[0].dates[0].notes.size() == 2);
    CHECK(own[0].dates[0].notes[0].state == State::absent);
    CHECK(own[0].dates[0].notes[1].state == State::late);
    REQUIRE(own[0].dates[0].disputes.size() == 1);
    CHECK(own[0].dates[0].disputes[0].answer == "Corrected.");
    REQUIRE(attendance_of_person(tx, at.ada).size() == 1);
    CHECK(attendance_of_person(tx, at.ada).front().noted.state == State::late);
  });
}

TEST_CASE("AT5: a repeater meets the career team in the first week") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    CHECK_FALSE(start_meeting(tx, at.enrolment)->has_value());
    CHECK_FALSE(note_start_meeting(tx, at.enrolment, day("2026-08-25"), at.school, at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    const std::string run =
        timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    const std::string again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed())->id;
    CHECK(start_meeting(tx, again).value()->due == day("2026-10-18"));
    CHECK_FALSE(start_meeting(tx, again).value()->held_on);
    const auto met = [&](const char* on) {
      return note_start_meeting(tx, again, day(on), at.school, at.at(at.kim, "2026-10-14T03:00:00Z"));  // the 13th
    };
    CHECK(field_of(met("2026-10-14")) == "held_on");
    CHECK(field_of(met("2031-01-01")) == "held_on");
    REQUIRE(met("2026-10-12"));
    REQUIRE(met("2026-10-13"));  // a later event corrects it
    REQUIRE(met("2026-10-13"));
    CHECK(start_meeting(tx, again).value()->held_on == day("2026-10-13"));
    REQUIRE(start_meetings_of_run(tx, run).size() == 1);
    CHECK(start_meetings_of_run(tx, run).front().held_on == day("2026-10-13"));
    CHECK(start_meetings_of_run(tx, at.run).empty());
    CHECK(open_start_meetings(tx, std::vector{run}, day("2026-10-14")).empty());
  });
}

TEST_CASE("T4: what was noted stays when the cohort moves to another edition") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string past = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(note_attendance(tx, past, Notes{{at.ada, State::present, ""}}, at.school, at.by(at.kim)));
    REQUIRE(timetable::move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim)));
    CHECK(attendance_of(tx, past).size() == 1);
  });
}

TEST_CASE(
    "AT3: of a repeater what they attended before does not count, for nobody who asks; nor days outside the run") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const auto note = [&](const std::string& id, const std::string& who, State state) {
      REQUIRE(note_attendance(tx, id, Notes{{who, state, ""}}, at.school, at.at(at.kim, "2026-11-30T16:00:00Z")) == 1);
    };
    const std::string talk = at.titled(tx, "Negotiations", 1).id;
    note(talk, at.ada, State::present);
    note(talk, at.ben, State::present);
    note(at.titled(tx, "Homeroom", 1).id, at.ada, State::absent);
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    const std::string run =
        timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    const cohorts::Enrolment again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed()).value();
    std::map<std::pair<std::string, int>, std::string> ids;
    for (const auto& one :
         timetable::calendar_of_cohort(tx, at.later, moment("2026-10-01T00:00:00Z"), moment("2026-12-01T00:00:00Z")))
      ids[{one.title, one.week}] = one.id;
    note(ids.at({"Negotiations", 1}), at.ada, State::absent);  // attended in the first attempt
    note(ids.at({"Homeroom", 1}), at.ada, State::present);     // a group, always required
    note(ids.at({"Practice", 4}), at.ada, State::late);        // new
    const auto of_run = attendance_of_run(tx, run, at.school);
    REQUIRE(of_run.size() == 1);
    CHECK(of_run[0].attendance.counted() == 2);
    CHECK(of_run[0].attendance.percent() == 100);
    const std::vector<std::string> runs{at.run, run};
    const auto of_runs = attendance_of_runs(tx, runs, at.school);
    REQUIRE(of_runs.size() == 3);
    for (const PersonAttendance& one : of_runs) {
      if (one.run_id == run) CHECK(one.attendance.counted() == 2);
      if (one.run_id == at.run) CHECK(one.attendance.counted() == (one.person_id == at.ada ? 2 : 1));
    }
    CHECK(attendance_of_first_weeks(tx, again.id, 3, at.school)->counted() == 1);
    CHECK(attendance_of_first_weeks(tx, again.id, 6, at.school)->percent() == 100);
    // The first attempt is what it was.
    CHECK(attendance_of_first_weeks(tx, at.enrolment, 3, at.school)->counted() == 2);

    const auto in_first_run = cohorts::enrolments_of_run(tx, at.run);
    const auto ben = std::ranges::find(in_first_run, at.ben, &cohorts::Enrolment::person_id);
    note(at.titled(tx, "Homeroom", 2).id, at.ben, State::absent);
    REQUIRE(cohorts::note_outcome(tx, ben->id, cohorts::Outcome::withdrawn, day("2026-08-31"), "", at.deed()));
    CHECK(attendance_of_first_weeks(tx, ben->id, 3, at.school)->percent() == 100);
    for (const PersonAttendance& one : attendance_of_run(tx, at.run, at.school))
      if (one.person_id == at.ben) CHECK(one.attendance.percent() == 100);
  });
}
