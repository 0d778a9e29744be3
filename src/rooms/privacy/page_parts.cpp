#include "rooms/privacy/page_parts.h"

#include "platform/calendar/zone.h"

namespace privacy::pages {

web::Crumb data_crumb() { return {"Your data", "/privacy"}; }

html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label) {
  html::Form form(std::move(action), std::move(submit_label));
  form.hidden(visit.form_keys);
  return form;
}

std::string shown_time(const web::Visit& visit, Moment moment) {
  const auto& zone = visit.viewer().zone;
  const calendar::Local local = calendar::local_of(moment, zone);
  return html::time_element(moment, html::day_words(local.day, calendar::local_of(visit.now, zone).day) + ", " +
                                        html::clock_words(local.minute));
}

std::string shown_day(const web::Visit& visit, Moment moment) {
  const auto& zone = visit.viewer().zone;
  return html::day_words(calendar::local_of(moment, zone).day, calendar::local_of(visit.now, zone).day);
}

std::string lines_html(const web::Visit& visit, const std::vector<Line>& lines, bool own) {
  std::vector<html::Event> events;
  const PersonId& self = visit.viewer_id();
  for (const Line& line : lines) {
    std::string text = (own && line.actor == self ? "You" : line.who) + " " + line.what;
    if (!line.whom.empty()) text += " – " + (own && line.subject == self ? std::string("you") : line.whom);
    if (!line.detail.empty()) text += " (" + line.detail + ")";
    events.push_back({.when_html = shown_time(visit, line.at), .text = text});
  }
  return html::timeline(events);
}

std::string before_of(const web::Visit& visit) {
  const std::string before = visit.query.text("before");
  return id::is_one(before) ? before : std::string();
}

std::string older_link(const std::string& path, const std::string& last_id, bool is_full) {
  if (!is_full) return {};
  return "<p>" + html::button({"Earlier", path + "?before=" + last_id, "icon-chevron-down"}) + "</p>";
}

}  // namespace privacy::pages
