// Parts of the page of an occurrence that only some occurrences have: what is to be read, the team that leads it.
#pragma once

#include "rooms/agenda/pages.h"

namespace agenda::pages {

// AG4: empty when nothing is to be read for it.
std::string reading_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort);
// T5: empty when no team leads it.
std::string team_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                      const std::optional<Failure>& refused);

// T13: conflict when somebody has changed it since the viewer opened the form, whose field "changes" says what they
// saw. At `field`; `now` says what holds: "the place is "Room 4" now".
Result<void> is_as_seen(web::Visit& visit, const Occurrence& it, const char* field, const std::string& now);

}  // namespace agenda::pages
