// Parts of the page of an occurrence that only some occurrences have: what is to be read, the team that leads it.
#pragma once

#include "rooms/agenda/pages.h"

namespace agenda::pages {

// occurrence_facts.cpp
std::string facts_card(web::Visit& visit, const Occurrence& it, const School& school);
std::string history_card(web::Visit& visit, const Occurrence& it);  // empty when nothing was changed
// steps_card.cpp: AG5, of work time
std::string steps_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                       const std::optional<Failure>& refused);

// occurrence_cards.cpp
// AG4: empty when nothing is to be read for it.
std::string reading_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort);
// AG4, for those who see the students' records: who has read which version of it, and who has not. Empty when nothing
// is to be acknowledged.
std::string readers_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort);
// T5: empty when no team leads it.
std::string team_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                      const std::optional<Failure>& refused);

// T13: conflict when somebody has changed it since the viewer opened the form, whose field "changes" says what they
// saw. At `field`; `now` says what holds: "the place is "Room 4" now".
Result<void> is_as_seen(web::Visit& visit, const Occurrence& it, const char* field, const std::string& now);

}  // namespace agenda::pages
