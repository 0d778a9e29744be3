// What happened before Cairn came: attendance and enrolments of cohorts that are running, from tables (CSV). As in
// roster_files.h, nothing is changed here, and a row in trouble is left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/result.h"
#include "rooms/roster_files/roster_files.h"

namespace roster_files {

// Whom a row means: the external id, the e-mail address, or both.
struct Whom {
  std::string external_id, email;
};

// Whether somebody was there. The same person, day and session twice is a trouble of the second row.
struct Attendance {
  Place place;
  Whom whom;
  Day day;
  std::string session;  // its title; empty: the day as a whole
  std::string status;   // "present", "late", "left-early", "absent", "excused" or "voluntary"
  std::string note;
};
struct AttendanceTable {
  std::vector<Attendance> rows;
  std::vector<Trouble> troubles;
  std::vector<Note> notes;
};
// Columns: e-mail or external id, date, status; session (a title, or "day") and note when there are any.
Result<AttendanceTable> read_attendance(std::string_view bytes, const std::string& file);

// A module that somebody was enrolled in. The same person, module and attempt twice is a trouble of the second row.
struct Enrolment {
  Place place;
  Whom whom;
  std::string cohort;
  int module = 0;  // 1 to 9
  int attempt = 1;
  Day from;
  std::optional<Day> until;  // none while it runs
  std::string outcome;  // "running", "passed", "repeating", "graduated", "early-graduate", "dismissed", "withdrawn"
};
struct EnrolmentTable {
  std::vector<Enrolment> rows;
  std::vector<Trouble> troubles;
  std::vector<Note> notes;
};
// Columns: e-mail or external id, cohort, module, from; attempt, until and outcome when there are any. An outcome other
// than running needs the day until which it was.
Result<EnrolmentTable> read_enrolments(std::string_view bytes, const std::string& file);

}  // namespace roster_files
