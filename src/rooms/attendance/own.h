// What students see of their own attendance: by module, with the share of each (AT3, AT4, AT11).
#pragma once

#include "rooms/attendance/attendance.h"

namespace attendance {

// All that was noted of somebody on one date, the first word first, and what they said to it.
struct OwnDate {
  std::string occurrence_id, run_id, title;
  Moment starts_at;
  std::vector<Noted> notes;
  std::vector<Dispute> disputes = {};
};
struct OwnRun {
  std::optional<cohorts::Enrolment> enrolment = {};  // none: one that was made by mistake (CO23)
  std::string run_id = {};
  int module = 0;
  bool is_present = false;
  Attendance attendance = {};       // AT3
  std::vector<OwnDate> dates = {};  // the latest first
};
// The run they are in now, if any, whether something was noted in it or not; then those in which something was, the
// latest first. Two statements.
std::vector<OwnRun> own_attendance(db::Transaction& tx, std::string_view person_id, Moment now,
                                   const timetable::School& school);

}  // namespace attendance
