// /activity: what happened at the school, for administrators; /privacy/history: what happened to the viewer.
#include "rooms/privacy/pages/page_parts.h"

namespace privacy::pages {

namespace {

std::string list_html(const web::Visit& visit, const std::vector<Line>& lines, bool own, const std::string& path) {
  if (lines.empty())
    return html::card({.body_html = html::empty_state(
                           {.title = "Nothing more", .say = "This is where it began.", .icon = "icon-history"})});
  return html::card({.body_html = lines_html(visit, lines, own)}) +
         older_link(path, lines.back().id, lines.size() == lines_a_page);
}

}  // namespace

Result<web::Outcome> show_activity(web::Visit& visit) {
  const auto lines = history(visit.transaction, lines_a_page, before_of(visit));
  return web::Page{.title = "Activity",
                   .main = html::page_head({.title = "Activity",
                                            .lead = "Who did what, the latest first. What people wrote, and how a "
                                                    "student did, is not in it."}) +
                           list_html(visit, lines, false, "/activity"),
                   .crumbs = {{"Activity", "/activity"}}};
}

Result<web::Outcome> show_own_history(web::Visit& visit) {
  const auto lines = history_of(visit.transaction, visit.viewer_id(), lines_a_page, before_of(visit));
  return web::Page{.title = "What happened",
                   .main = html::page_head({.title = "What happened",
                                            .lead = "What you did and what concerned you, the latest first."}) +
                           list_html(visit, lines, true, "/privacy/history"),
                   .crumbs = {data_crumb(), {"What happened", "/privacy/history"}}};
}

}  // namespace privacy::pages
