#include "rooms/privacy/pages/page_parts.h"

#include "kernel/text.h"
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

namespace {

// A day or a moment as the tables have it, as the viewer's clock and calendar have it; any other word as it is.
std::string word_of(const web::Visit& visit, std::string_view word) {
  const std::size_t end = word.find_last_not_of(",;:");
  const std::string_view bare = word.substr(0, end + 1), rest = word.substr(bare.size());
  const std::string& zone = visit.viewer().zone;
  const Day today = calendar::local_of(visit.now, zone).day;
  if (const auto day = Day::read(bare)) return html::day_words(*day, today) + std::string(rest);
  if (const auto moment = Moment::read(bare)) {
    const calendar::Local local = calendar::local_of(*moment, zone);
    return html::day_words(local.day, today) + ", " + html::clock_words(local.minute) + std::string(rest);
  }
  return std::string(word);
}

std::string detail_of(const web::Visit& visit, const std::string& detail) {
  std::string out;
  for (const std::string_view word : text::split(detail, ' ')) out += (out.empty() ? "" : " ") + word_of(visit, word);
  return out;
}

// "Kim Coach enrolled you (module 4)".
std::string sentence(const web::Visit& visit, const Line& line, const std::optional<PersonId>& you) {
  const bool by_you = you && line.actor == you;
  std::string whom = you && line.subject == you ? "you" : line.whom;
  if (line.whom.empty()) whom = line.subject ? (by_you ? "yourself" : "themselves") : "somebody";
  std::string text = (by_you ? "You" : line.who) + " ";
  if (const std::size_t at = line.what.find("{}"); at != std::string::npos)
    text += line.what.substr(0, at) + whom + line.what.substr(at + 2);
  else
    text += line.what + (line.whom.empty() ? "" : ": " + whom);
  return text + (line.detail.empty() ? "" : " (" + detail_of(visit, line.detail) + ")");
}

}  // namespace

std::string lines_html(const web::Visit& visit, const std::vector<Line>& lines, bool own) {
  std::vector<html::Event> events;
  for (const Line& line : lines)
    events.push_back({.when_html = shown_time(visit, line.at),
                      .text = sentence(visit, line, own ? std::optional(visit.viewer_id()) : std::nullopt)});
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
