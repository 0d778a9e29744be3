// /privacy/retention: how long the school keeps what.
#include "rooms/privacy/records/retention.h"

#include "kernel/text.h"
#include "rooms/privacy/pages/page_parts.h"

namespace privacy::pages {

namespace {

web::Page page(web::Visit& visit, const std::vector<Failure>& refused) {
  html::Form form = form_of(visit, "/privacy/retention", "Save");
  for (const Period& period : periods(visit.transaction))
    form.number({.name = std::string(period.kind),
                 .label = std::string(period.title),
                 .hint = std::string(period.after) + " From " + std::to_string(period.least) + " to " +
                         std::to_string(period.most) + ", usually " + std::to_string(period.usual) + ".",
                 .value = std::to_string(period.days),
                 .required = true,
                 .least = std::to_string(period.least),
                 .most = std::to_string(period.most),
                 .unit = "days"});
  if (!refused.empty()) form.typed(visit.form.first_of_each());
  for (const Failure& one : refused) form.refused(one);
  std::vector<html::ListItem> lasting_items;
  for (const Lasting& one : lasting())
    lasting_items.push_back({.title = std::string(one.title), .note = std::string(one.why)});
  return {
      .title = "How long we keep what",
      .main = html::page_head({.title = "How long we keep what",
                               .lead = "What is older is let go every hour. A shorter time holds at once."}) +
              html::card({.title = "For a time", .body_html = form.html()}) +
              html::card(
                  {.title = "For as long as there is a school", .body_html = html::list(lasting_items), .flush = true}),
      .crumbs = {{"Requests", "/privacy/requests"}, {"How long we keep what", "/privacy/retention"}},
      .status = refused.empty() ? 200 : 422};
}

}  // namespace

Result<web::Outcome> show_retention(web::Visit& visit) { return page(visit, {}); }

Result<web::Outcome> change_retention(web::Visit& visit) {
  std::map<std::string, int> days;
  std::vector<Failure> refused;
  for (const Period& period : periods(visit.transaction)) {
    const std::string kind(period.kind);
    if (const auto number = text::whole_number(visit.form.text(kind)))
      days[kind] = *number;
    else
      refused.push_back({FailureKind::invalid, "Please write a number of days.", kind});
  }
  if (!refused.empty()) return page(visit, refused);
  if (const auto done = change_periods(visit.transaction, days, visit.viewer_id(), visit.now, visit.random); !done)
    return page(visit, {done.error()});
  return web::SeeOther{"/privacy/retention", "Saved."};
}

}  // namespace privacy::pages
