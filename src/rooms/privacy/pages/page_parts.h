// The handlers of privacy's pages, and what their files share.
#pragma once

#include <string>
#include <vector>

#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "platform/web/visit.h"
#include "rooms/privacy/pages/privacy_pages.h"
#include "rooms/privacy/records/history.h"

namespace privacy::pages {

// your_data_page.cpp
Result<web::Outcome> show_your_data(web::Visit& visit);
Result<web::Outcome> show_looks(web::Visit& visit);
Result<web::Outcome> download_everything(web::Visit& visit);
Result<web::Outcome> revoke_grant(web::Visit& visit);
// deletion_pages.cpp
Result<web::Outcome> show_deletion(web::Visit& visit);
Result<web::Outcome> ask_for_deletion(web::Visit& visit);
Result<web::Outcome> withdraw(web::Visit& visit);
Result<web::Outcome> show_requests(web::Visit& visit);
Result<web::Outcome> note_request(web::Visit& visit);
Result<web::Outcome> show_request(web::Visit& visit);
Result<web::Outcome> carry_out_request(web::Visit& visit, const PageSettings& settings);
// retention_page.cpp
Result<web::Outcome> show_retention(web::Visit& visit);
Result<web::Outcome> change_retention(web::Visit& visit);
// keep_apart_page.cpp
Result<web::Outcome> show_kept_apart(web::Visit& visit);
Result<web::Outcome> add_kept_apart(web::Visit& visit);
Result<web::Outcome> end_kept_apart(web::Visit& visit);
// history_page.cpp
Result<web::Outcome> show_activity(web::Visit& visit);
Result<web::Outcome> show_own_history(web::Visit& visit);

// ---- shared ----

web::Crumb data_crumb();
html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label);
// As the viewer's clock and calendar have it.
std::string shown_time(const web::Visit& visit, Moment moment);
std::string shown_day(const web::Visit& visit, Moment moment);

// Events as a timeline; `own`: of the viewer, who is "you".
std::string lines_html(const web::Visit& visit, const std::vector<Line>& lines, bool own);
// Where an id of the address's "before" lets the list go on; empty for none or no id.
std::string before_of(const web::Visit& visit);
// A link to what came before, when the page is full.
std::string older_link(const std::string& path, const std::string& last_id, bool is_full);
inline constexpr int lines_a_page = 50;

}  // namespace privacy::pages
