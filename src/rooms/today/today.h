// Today: what matters now, for a student and for staff.
//
// The rules TO1, TO2, … are in README.md beside this file. It reads other rooms and owns nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/person.h"
#include "rooms/agenda/agenda.h"
#include "rooms/agenda/personal.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/outbox/outbox.h"
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
  std::vector<agenda::Mine> open = {};               // to be watched at one's own pace, by the end of this week
  std::vector<agenda::Unread> unread = {};           // TO16
  std::vector<agenda::Noted> waiting = {};           // TO2: objections that nobody has answered
  attendance::Attendance attendance = {};            // TO4
  std::optional<cohorts::Seeker> seeker = {};        // TO7: only for who is in no run
  std::vector<people::Reachable> to_ask = {};        // TO9: the specialists, or the adviser
  std::optional<Day> meet_by = {};                   // TO14: a repeater who has not met the career team yet
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
  std::vector<std::string> reasons = {};                // "72 % attendance"
  std::optional<Day> objects_since = {};                // to what was noted, unanswered
  std::optional<attendance::OpenMeeting> meeting = {};  // TO14
  std::vector<cohorts::ReviewDue> reviews = {};         // TO10: of a graduate, who has no cohort here
  int weight = 0;                                       // the more, the earlier
  bool is_reached = true;                               // by the viewer's role: not when they are the adviser alone
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
StaffsDay staffs_day(db::Transaction& tx, const Viewer& viewer, const std::string& school_zone, Moment now);

// ---- an administrator ----

// What a school needs before it runs, in the order in which it can be done (TO11).
enum class Step : std::uint8_t {
  defaults,    // of the timetable: one was changed, or the school went on
  programme,   // an edition is imported
  terms,       // a term and a track
  cohort,      // the first one
  run,         // its first module, with dates
  team,        // somebody of the career team is there and was invited
  assignment,  // who looks after whom
  students,    // one is enrolled
};
struct FirstSteps {
  std::vector<std::pair<Step, bool>> steps = {};  // in their order, and whether it is done; none: all are
  std::string cohort_id = {};                     // of the first one; empty: none yet
};
struct Backups {  // that the server makes by itself
  std::string job;
  std::chrono::seconds every;
};
struct BackupTrouble {
  std::optional<std::string> problem = {};  // of the last one, which failed; none: it is too old
  std::optional<Moment> last_good = {};
};
// TO12
struct AdministratorsDay {
  FirstSteps first = {};
  int deletions = 0;                       // requests that wait, at most 200 are counted
  std::optional<Day> deletion_since = {};  // the earliest of them
  outbox::Trouble letters = {};            // failed in the last 14 days, waiting for an hour
  std::vector<std::pair<PersonId, std::string>> not_come =
      {};  // whose invitation expired: the latest first, with names
  std::optional<BackupTrouble> backups = {};
  std::vector<std::pair<std::string, std::string>> left_alone = {};  // TO18: ids and names of cohorts
  bool nothing_waits() const {
    return deletions == 0 && letters.bounced + letters.failed + letters.waiting == 0 && not_come.empty() && !backups &&
           left_alone.empty();
  }
};
AdministratorsDay administrators_day(db::Transaction& tx, const Viewer& viewer, const std::string& school_zone,
                                     const std::optional<Backups>& backups, Moment now);

// ---- a mentor, a volunteer ----

// Those who lead the career team, to turn to (TO13), at most five.
std::vector<people::Reachable> leads(db::Transaction& tx, const Viewer& viewer);

}  // namespace today
