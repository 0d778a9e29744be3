// The rows that the readers give, as cells to keep and back.
#pragma once

#include <string>
#include <vector>

#include "rooms/people/roster_history.h"
#include "rooms/rosters/packed.h"

namespace rosters {

inline std::string text_of(const std::optional<Day>& day) { return day ? day->text() : std::string(); }

inline std::vector<std::string> cells_of(const people::roster::Listed& row) {
  std::string roles;
  for (const Role role : all_roles)
    if (row.roles.has(role)) roles += (roles.empty() ? "" : ",") + std::string(name_of(role));
  return {row.external_id,        row.name,    row.email, roles, row.cohort, row.pronouns, row.zone,
          text_of(row.starts_on), row.left_out};
}
inline std::vector<std::string> cells_of(const people::roster::Enrolment& row) {
  return {row.whom.external_id,        row.whom.email,  row.cohort,         std::to_string(row.module),
          std::to_string(row.attempt), row.from.text(), text_of(row.until), row.outcome};
}
inline std::vector<std::string> cells_of(const people::roster::Attendance& row) {
  return {row.whom.external_id, row.whom.email, row.day.text(), row.session, row.status, row.note};
}

people::roster::Listed listed_in(const Line& line);
people::roster::Enrolment enrolment_in(const Line& line);
people::roster::Attendance attendance_in(const Line& line);

}  // namespace rosters
