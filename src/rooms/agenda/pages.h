// The handlers of the agenda's pages, one file for each page, and what these files share.
#pragma once

#include "rooms/agenda/agenda_pages.h"
#include "rooms/agenda/personal.h"
#include "rooms/timetable/page_parts.h"

namespace agenda::pages {

using namespace timetable::pages;

// calendar_page.cpp
Result<web::Outcome> show_mine(web::Visit& visit);
Result<web::Outcome> show_cohort(web::Visit& visit);
// occurrence_page.cpp
Result<web::Outcome> show_occurrence(web::Visit& visit);
Result<web::Outcome> move_it(web::Visit& visit, const std::string& address);
Result<web::Outcome> cancel_it(web::Visit& visit, const std::string& address);
Result<web::Outcome> restore_it(web::Visit& visit, const std::string& address);
Result<web::Outcome> annotate_it(web::Visit& visit);
Result<web::Outcome> title_it(web::Visit& visit);
Result<web::Outcome> remove_it(web::Visit& visit, const std::string& address);
Result<web::Outcome> choose_for_it(web::Visit& visit);
Result<web::Outcome> involve_in_it(web::Visit& visit);
Result<web::Outcome> note_it(web::Visit& visit);
Result<web::Outcome> new_step(web::Visit& visit);
Result<web::Outcome> step_done(web::Visit& visit);
Result<web::Outcome> step_dropped(web::Visit& visit);
Result<web::Outcome> join_the_team(web::Visit& visit, const decltype(PageSettings::may_join_team)& may_join);
Result<web::Outcome> hand_it_in(web::Visit& visit);
// occurrence_cards.cpp
Result<web::Outcome> read_it(web::Visit& visit);
Result<web::Outcome> leave_the_team(web::Visit& visit);
// feed_page.cpp
Result<web::Outcome> show_feed_settings(web::Visit& visit);
Result<web::Outcome> new_feed(web::Visit& visit, const std::string& address);
Result<web::Outcome> end_feed(web::Visit& visit);
Result<web::Outcome> send_feed(web::Visit& visit, const std::string& address);

// The occurrence that the path names, when the viewer may see it; not_found.
Result<Occurrence> occurrence_in(web::Visit& visit);

// CO18, CO19: whether the viewer looks after the students of its cohort and module.
Result<void> check_looks_after(web::Visit& visit, const Occurrence& it);

}  // namespace agenda::pages
