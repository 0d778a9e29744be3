// Agenda: each student's own calendar, with what of it is required of them.
//
// The rules AG1, AG2, … are written out in README.md beside this file; what a person keeps for themselves is
// personal.h.
#pragma once

#include "rooms/attendance/attendance.h"

namespace agenda {

using attendance::is_required;  // AG3
using attendance::Standing;
using attendance::State;
using timetable::Deed;
using timetable::Need;
using timetable::Occurrence;
using timetable::School;
using timetable::SessionKind;

// AG2: whether a date for students of a run is in the calendar of whoever has this enrolment in the run.
bool is_theirs(const cohorts::Enrolment& in, Need need, Moment starts_at, const School& school);

struct Mine {
  Occurrence what;
  bool required = false;
  std::optional<State> attended = {};
  std::optional<Moment> objected_at = {};  // the student objected to what was noted, and nobody has answered yet
};
// A student's calendar: what overlaps [from, until), in the order of time.
std::vector<Mine> calendar_of_student(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                      const School& school);

// What was noted of a student who was, or was not, in an occurrence.
struct Noted {
  std::string occurrence_id, run_id, title;
  bool counts = false;  // AT3
  State state = State::present;
  std::optional<Moment> objected_at = {};
};
struct CalendarAndNotes {
  std::vector<Mine> calendar;
  std::vector<Noted> noted;  // in the order of time
};
// The calendar of who has their enrolments at hand (cohorts::enrolments_of_person), from one moment on, and what was
// noted of them, from an earlier one on: that is asked for without all that a calendar tells.
CalendarAndNotes calendar_and_notes(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments,
                                    Moment noted_from, Moment from, Moment until, const School& school);
// What of the school takes the person's time between two moments: work time does not (S1-11), cancelled ones neither.
std::vector<Occurrence> in_the_way(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                   const School& school);

}  // namespace agenda
