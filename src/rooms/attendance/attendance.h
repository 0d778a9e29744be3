// Attendance: who was there, what the students concerned say to it, and what it amounts to.
//
// The rules AT1, AT2, … are written out in README.md beside this file.
#pragma once

#include "rooms/attendance/required.h"

namespace attendance {

using timetable::Deed;

enum class State : std::uint8_t { present, late, left_early, absent, excused, voluntary };
std::string_view name_of(State state);  // "left-early"
std::optional<State> state_named(std::string_view name);
bool was_there(State state);           // neither absent nor excused
bool may_be_said_before(State state);  // AT2: of a date that has not begun

struct Noted {
  std::string id, occurrence_id, person_id;
  State state = State::present;
  std::string why, made_at;
  std::optional<std::string> made_by;
};
struct NewNote {
  std::string person_id;
  State state = State::present;
  std::string why;  // needed when it corrects an earlier one
};
// AT1: what was noted is another state, and nothing says why.
bool lacks_reason(State before, const NewNote& note);
inline constexpr std::string_view say_why = "This corrects what was noted before: please say why.";
// Notes all of them or none (AT2). A Failure's field is "why.<person_id>" or "state.<person_id>"; it has none when the
// date itself is nothing to note: cancelled, or a due date. Gives how many were new.
Result<int> note_attendance(db::Transaction& tx, std::string_view occurrence_id, std::span<const NewNote> notes,
                            const timetable::School& school, const Deed& deed);
// AT2: who is noted on a date: those who are in its run on that day, and who has a note already. In no order.
struct Expected {
  std::string person_id;
  bool is_in_run = true;  // on that day
  std::optional<Noted> noted;
};
std::vector<Expected> expected_at(db::Transaction& tx, const timetable::Occurrence& it,
                                  const timetable::School& school);
// Every event, the first one first: of everybody in an occurrence, of one person in it, of a person.
std::vector<Noted> attendance_events(db::Transaction& tx, std::string_view occurrence_id);
std::vector<Noted> attendance_events(db::Transaction& tx, std::string_view occurrence_id, std::string_view person_id);
// The last word on each person.
std::vector<Noted> attendance_of(db::Transaction& tx, std::string_view occurrence_id);

// What a student sees of it: the last word on each occurrence, the latest occurrence first.
struct NotedOccurrence {
  Noted noted;
  std::string title;
  Moment starts_at;
};
std::vector<NotedOccurrence> attendance_of_person(db::Transaction& tx, std::string_view person_id);

// The last word on one person in an occurrence, and what that is.
struct Attended {
  std::string occurrence_id, run_id, person_id, item, title;
  int module = 0;
  timetable::SessionKind kind{};
  timetable::Need need{};
  std::optional<std::string> group_id = {};
  bool for_staff = false, cancelled = false;
  Moment starts_at;
  State state = State::present;
  std::optional<Moment> objected_at = {};  // to any word on it, and not answered
  bool counts = false;                     // AT3: it is part of the share
};
// AT3: what was noted of who has this enrolment in its run.
bool counts_for(const cohorts::Enrolment& in, const Attended& it, const Requirements& requirements,
                const timetable::School& school);
// Of what overlaps [from, until) in the runs of a person's enrolments, in the order of time.
std::vector<Attended> attended(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments, Moment from,
                               Moment until, const Requirements& requirements, const timetable::School& school);

// AT10: a date of a run that is over, was required, and of which nothing was noted since it began.
struct NotNoted {
  std::string occurrence_id, title;
  Moment starts_at;
};
// The latest first; only of days on which one of these enrolments was in the run. One statement.
std::vector<NotNoted> not_noted_of_run(db::Transaction& tx, std::string_view run_id,
                                       std::span<const cohorts::Enrolment> enrolments, Moment now,
                                       const timetable::School& school);

struct Dispute {
  std::string id, attendance_id, occurrence_id, person_id, says, made_at;
  std::optional<std::string> answer, answered_at, answered_by;
};
// By the person whom the event is about.
Result<void> dispute(db::Transaction& tx, std::string_view attendance_id, const std::string& says, const Deed& deed);
Result<void> answer_dispute(db::Transaction& tx, std::string_view dispute_id, const std::string& answer,
                            const Deed& deed);
Result<Dispute> dispute_with_id(db::Transaction& tx, std::string_view dispute_id);
// Of any word on anybody in it, the earliest first.
std::vector<Dispute> disputes_of_occurrence(db::Transaction& tx, std::string_view occurrence_id);
std::vector<Dispute> disputes_of_person(db::Transaction& tx, std::string_view person_id);  // the latest first
struct RunDispute {
  std::string run_id, person_id;
  Moment made_at;
  std::string id, says, occurrence_id, title;
  Moment starts_at;  // of the occurrence
};
std::vector<RunDispute> open_disputes_of_runs(db::Transaction& tx,
                                              std::span<const std::string> runs);  // the earliest first
std::vector<Dispute> open_disputes(db::Transaction& tx);                           // the earliest first

// AT3: of what counts.
struct Attendance {
  int present = 0, late = 0, left_early = 0, absent = 0, excused = 0, voluntary = 0;
  int counted() const { return present + late + left_early + absent; }
  // Of 100, rounded down; nullopt when nothing counts.
  std::optional<int> percent() const;
  // Whether it is more than so many of 100: exactly, without rounding.
  bool is_over(int percent) const;
};
void count(Attendance& sum, State state, int times = 1);
// Of the first weeks of an enrolment's run (D.13: three).
Result<Attendance> attendance_of_first_weeks(db::Transaction& tx, std::string_view enrolment_id, int weeks,
                                             const timetable::School& school);
struct PersonAttendance {
  std::string person_id;
  Attendance attendance;
  std::string run_id = {};
};
// Of whom something counts, each once for each run; by person's id.
std::vector<PersonAttendance> attendance_of_run(db::Transaction& tx, std::string_view run_id,
                                                const timetable::School& school);
std::vector<PersonAttendance> attendance_of_runs(db::Transaction& tx, std::span<const std::string> runs,
                                                 const timetable::School& school);

// ---- the meeting with the career team when a module is repeated (AT5) ----
struct StartMeeting {
  std::string enrolment_id;
  Day due;  // the last day of the first week
  std::optional<Day> held_on;
};
// nullopt when it is the first attempt.
Result<std::optional<StartMeeting>> start_meeting(db::Transaction& tx, std::string_view enrolment_id);
// Of all repeaters of a run.
std::vector<StartMeeting> start_meetings_of_run(db::Transaction& tx, std::string_view run_id);
// Of those who repeat one of these runs on a day and have not met the team yet.
struct OpenMeeting {
  std::string enrolment_id, person_id, run_id;
  Day due;
};
std::vector<OpenMeeting> open_start_meetings(db::Transaction& tx, std::span<const std::string> runs, Day day);
// Another day than was noted corrects it: a later event. invalid at "held_on" for a day ahead.
Result<void> note_start_meeting(db::Transaction& tx, std::string_view enrolment_id, Day held_on,
                                const timetable::School& school, const Deed& deed);

}  // namespace attendance
