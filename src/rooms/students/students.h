// Students: what is known of one student, for those who look after them.
//
// The rules ST1, ST2, … are in README.md beside this file. It reads other rooms and owns nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "rooms/attendance/attendance.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"

namespace students {

struct Absence {
  attendance::Noted noted;
  std::string title;
  Moment starts_at;
};
struct Objection {
  std::string says;
  Moment since;
  std::string occurrence_id, title;
};

struct Student {
  people::Record person;
  std::string school_zone;
  Day day;                                          // in the school's zone
  std::vector<cohorts::Enrolment> enrolments = {};  // ST2
  std::optional<cohorts::Enrolment> module = {};    // the present one, else the last
  int week = 0;                                     // of the present one's run; 0 in none, and before it
  std::vector<PersonId> specialists = {};           // ST3
  std::optional<cohorts::Seeker> seeker = {};       // ST3
  attendance::Attendance attendance = {};           // ST4
  std::vector<Absence> absences = {};               // ST5
  std::vector<Objection> objections = {};           // ST5
  std::optional<cohorts::Group> group = {};         // ST6
  std::map<PersonId, people::Face> faces = {};      // of the specialists, the adviser and the group

  bool is_in_module() const { return module && module->goes_on(day); }
};
// not_found for who never was one; not_allowed for one of other modules than the viewer's role reaches (ST1). The look
// is written down (ST7).
Result<Student> look_at(db::Transaction& tx, const Viewer& viewer, const PersonId& person, Moment now,
                        const Random& random);

}  // namespace students
