// Noting who was there, as part of the page of an occurrence.
#pragma once

#include "rooms/attendance/attendance.h"
#include "rooms/timetable/page_parts.h"

namespace attendance::pages {

std::string attendance_card(web::Visit& visit, const timetable::Occurrence& it, const std::optional<Failure>& refused);
// The fields "state.PERSON" and "why.PERSON"; who has no state is left out. invalid at "state.PERSON" for one that
// there is not; AT12: conflict when the list is another than the form was opened with.
Result<std::vector<NewNote>> read_notes(web::Visit& visit, const timetable::Occurrence& it);
std::string state_words(State state);  // "Left early"

}  // namespace attendance::pages
