// Today: what matters now, for a student and for staff.
//
// The rules TO1, TO2, … are in README.md beside this file. It reads other rooms and owns nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "rooms/agenda/agenda.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/people/contacts.h"

namespace db {
class Transaction;
}

namespace today {

using Names = std::map<PersonId, std::string>;

// ---- a student, or who was one ----

struct StudentsDay {
  std::string school_zone;
  Day day;                                           // in the school's zone
  std::optional<cohorts::Enrolment> enrolment = {};  // the one that runs
  int week = 0;                                      // of its run; 0 before it
  std::vector<PersonId> specialists = {};            // who look after the cohort, and have not left
  std::optional<agenda::Mine> next = {};             // TO1, TO3
  std::vector<agenda::Mine> due = {};                // TO1
  std::vector<agenda::Mine> this_week = {};          // from Monday, what is seen in a calendar
  std::vector<agenda::Mine> open = {};               // to be read or watched at one's own pace, by the end of this week
  std::vector<agenda::Noted> waiting = {};           // TO2: objections that nobody has answered
  attendance::Attendance attendance = {};            // TO4
  std::optional<cohorts::Seeker> seeker = {};        // TO7: only for who is in no run
  std::vector<people::Reachable> to_ask = {};        // TO9: the specialists, or the adviser
};
StudentsDay students_day(db::Transaction& tx, const Viewer& student, const std::string& school_zone, Moment now);

// ---- staff ----

struct CohortNow {
  cohorts::Running running;
  int week = 0;
  bool mine = false;
  std::optional<timetable::Occurrence> next = {};
};
// TO6
struct Attention {
  PersonId student;
  std::string cohort = {};  // name
  std::string run_id = {};
  std::vector<std::string> reasons = {};  // "72 % attendance"
  std::optional<Day> objects_since = {};  // to what was noted, unanswered
  int weight = 0;                         // the more, the earlier
};
struct StaffsDay {
  std::string school_zone;
  Day day;
  std::vector<CohortNow> cohorts = {};  // TO5
  bool only_mine = false;               // the cohorts are those of the person
  std::vector<Attention> attention = {};
  std::vector<timetable::Occurrence> today = {};
  std::vector<timetable::Occurrence> later_this_week = {};
  std::map<std::string, std::string> cohort_names = {};  // by id
  Names names = {};
};
StaffsDay staffs_day(db::Transaction& tx, const PersonId& person, const std::string& school_zone, Moment now);

}  // namespace today
