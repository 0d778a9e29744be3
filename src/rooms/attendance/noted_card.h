// What was noted of people on a date, by whom and why, and what was said to it: every event of it (AT4).
#pragma once

#include "rooms/attendance/attendance.h"
#include "rooms/timetable/page_parts.h"

namespace attendance::pages {

// For those who see the attendance (AT7): of everybody, by name. Empty when nothing was noted.
std::string everybodys_history(web::Visit& visit, const timetable::Occurrence& it);
// For the student: their own. Empty when nothing was noted.
std::string own_history(web::Visit& visit, const timetable::Occurrence& it);

// One person's history on one date as a list in the order of time.
using Names = std::map<PersonId, std::string>;
std::string history(const web::Visit& visit, std::span<const Noted> notes, std::span<const Dispute> disputes,
                    const Names& names);
// Of whoever noted and answered.
Names names_in(web::Visit& visit, std::span<const Noted> notes, std::span<const Dispute> disputes,
               const std::vector<std::string>& others = {});

}  // namespace attendance::pages
