// For the tests of the agenda: the timetable's school, with the calendars of its students.
#pragma once

#include "rooms/agenda/personal.h"
#include "rooms/timetable/test_timetable.h"

namespace agenda {

using timetable::day;
using timetable::either;
using timetable::field_of;
using timetable::moment;
using timetable::TestTimetable;

inline std::vector<Mine> calendar_of(db::Transaction& tx, const std::string& person) {
  return calendar_of_student(tx, person, moment("2026-08-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"),
                             {"America/Denver"});
}

}  // namespace agenda
