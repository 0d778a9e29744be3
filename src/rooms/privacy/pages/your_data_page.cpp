// /privacy: what is kept about the viewer, who can see it, who has looked, what they share.
#include "rooms/privacy/records/your_data.h"

#include "platform/html/table.h"
#include "rooms/privacy/pages/page_parts.h"

namespace privacy::pages {

namespace {

constexpr int few_looks = 5, few_events = 8;

std::string held_table(const std::vector<Held>& held) {
  html::Table table("/privacy", "What is kept about you",
                    {{.key = "kind", .label = "What"},
                     {.key = "what", .label = "In particular"},
                     {.key = "kept", .label = "For how long"},
                     {.key = "who", .label = "Who can see it"}});
  for (const Held& one : held)
    table.row({{.text = one.title, .href = one.href}, {.text = one.what}, {.text = one.kept}, {.text = one.seen_by}});
  return table.html();
}

std::string revoke_form(const web::Visit& visit, const Shared& shared) {
  return form_of(visit, "/privacy/grants/" + shared.id.text() + "/revoke", "Stop sharing")
      .small()
      .label_for_readers("Stop sharing " + shared.what + " with " + shared.with)
      .html();
}

std::string shared_card(web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const Shared& shared : shared_by(visit.transaction, visit.viewer_id(), visit.now)) {
    std::string note = shared.what == shared.kind ? "" : shared.kind + ", ";
    note += "seen by " + shared.with + ", since " + shown_day(visit, shared.since);
    if (shared.until) note += ", until " + shown_day(visit, *shared.until);
    items.push_back({.title = shared.what, .note = note, .after_html = revoke_form(visit, shared)});
  }
  const std::string none =
      html::empty_state({.title = "You share nothing",
                         .say = "What is private stays with you until you share it, item by item. What you share is "
                                "listed here, and you can take it back at any time.",
                         .icon = "icon-lock"});
  return html::card({.title = "What you share", .body_html = items.empty() ? none : html::list(items), .flush = true});
}

std::string looks_html(const web::Visit& visit, const std::vector<Looked>& looks) {
  std::vector<html::ListItem> items;
  for (const Looked& look : looks)
    items.push_back({.title = look.who + " looked at: " + look.what,
                     .note = look.by_grant ? "Because you share it." : "Because it is their work.",
                     .after_html = shown_time(visit, look.at)});
  return html::list(items);
}

std::string no_looks() {
  return html::empty_state({.title = "Nobody has looked",
                            .say = "Whenever somebody opens a page of your record as a student, or something that is "
                                   "private to you, it is noted here: who, at what and when. Lists of many people "
                                   "are not noted.",
                            .icon = "icon-eye"});
}

std::string looks_card(web::Visit& visit) {
  const auto looks = looked_at(visit.transaction, visit.viewer_id(), few_looks);
  html::Card card{
      .title = "Who has looked", .body_html = looks.empty() ? no_looks() : looks_html(visit, looks), .flush = true};
  if (looks.size() == few_looks) card.more = {"All", "/privacy/looks"};
  return html::card(card);
}

std::string events_card(web::Visit& visit) {
  const auto lines = history_of(visit.transaction, visit.viewer_id(), few_events);
  return html::card({.title = "What happened",
                     .body_html = lines_html(visit, lines, true),
                     .more = html::Link{"All", "/privacy/history"}});
}

}  // namespace

Result<web::Outcome> show_your_data(web::Visit& visit) {
  const auto held = TRY(held_about(visit.transaction, visit.viewer()));
  std::string main =
      html::page_head({.title = "Your data",
                       .lead = "What the school keeps about you, who can see it, and who has looked.",
                       .actions_html = html::button({"Download everything", "/privacy/download", "icon-download"},
                                                    html::Look::primary) +
                                       html::button({"Be erased", "/privacy/deletion"}, html::Look::quiet)});
  main += held_table(held);
  main += html::cards({shared_card(visit), looks_card(visit)});
  main += events_card(visit);
  return web::Page{.title = "Your data", .main = std::move(main), .crumbs = {data_crumb()}};
}

Result<web::Outcome> show_looks(web::Visit& visit) {
  const auto looks = looked_at(visit.transaction, visit.viewer_id(), lines_a_page, before_of(visit));
  std::string main = html::page_head(
      {.title = "Who has looked", .lead = "At your record and at what is private to you, the latest first."});
  main += html::card({.body_html = looks.empty() ? no_looks() : looks_html(visit, looks), .flush = true});
  if (!looks.empty()) main += older_link("/privacy/looks", looks.back().id, looks.size() == lines_a_page);
  return web::Page{.title = "Who has looked",
                   .main = std::move(main),
                   .crumbs = {data_crumb(), {"Who has looked", "/privacy/looks"}}};
}

Result<web::Outcome> download_everything(web::Visit& visit) {
  return web::File{TRY(download(visit.transaction, visit.viewer_id(), visit.now, visit.random)), "application/zip",
                   "your-data-" + visit.now.text().substr(0, 10) + ".zip"};
}

Result<web::Outcome> revoke_grant(web::Visit& visit) {
  const GrantId grant = TRY(visit.id<Grant>("grant"));
  TRY(revoke(visit.transaction, visit.viewer_id(), grant, visit.now, visit.random));
  return web::SeeOther{"/privacy", "This is no longer shared."};
}

}  // namespace privacy::pages
