// Noting who was there, as part of the page of an occurrence.
#pragma once

#include "rooms/attendance/attendance.h"
#include "rooms/timetable/page_parts.h"

namespace attendance::pages {

std::string attendance_card(web::Visit& visit, const timetable::Occurrence& it, const std::optional<Failure>& refused);
// The fields "state.PERSON" and "why.PERSON"; who has no state is left out.
std::vector<NewNote> read_notes(const web::Fields& form);
std::string state_words(State state);  // "Left early"

}  // namespace attendance::pages
