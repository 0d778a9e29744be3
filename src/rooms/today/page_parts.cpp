#include "platform/calendar/zone.h"
#include "rooms/people/photo.h"
#include "rooms/today/pages.h"

namespace today::pages {

namespace {

std::string clock(const calendar::Local& local) { return html::clock_words(local.minute); }

// "America/Los_Angeles" -> "Los Angeles".
std::string place_of(std::string zone) {
  zone.erase(0, zone.rfind('/') + 1);
  for (char& c : zone)
    if (c == '_') c = ' ';
  return zone;
}

std::string ways_to(const people::Reachable& one) {
  std::string out;
  for (const std::string& link : one.links) {
    const bool is_mail = !link.starts_with("https://");
    const std::string shown = is_mail ? link : link.substr(std::string_view("https://").size());
    out += html::link({shown, people::href_of_contact(link), is_mail ? "icon-mail" : "icon-link"});
  }
  return out.empty() ? out : "<div class=\"ways-to-reach\">" + out + "</div>";
}

}  // namespace

std::string greeting(const web::Visit& visit) {
  const int hour = calendar::local_of(visit.now, visit.viewer().zone).minute / 60;
  const std::string& name = visit.viewer().name;
  const std::string_view part = hour < 5    ? "Hello"
                                : hour < 12 ? "Good morning"
                                : hour < 18 ? "Good afternoon"
                                            : "Good evening";
  return std::string(part) + ", " + name.substr(0, name.find(' '));
}

std::string when(const timetable::Occurrence& one, const std::string& school_zone, const web::Visit& visit) {
  const auto starts = calendar::local_of(one.starts_at, school_zone),
             ends = calendar::local_of(one.ends_at, school_zone);
  const Day today = calendar::local_of(visit.now, school_zone).day;
  const std::string day = starts.day == today           ? "Today"
                          : starts.day == today.plus(1) ? "Tomorrow"
                                                        : html::day_words(starts.day, today);
  std::string words = day + ", " + clock(starts);
  if (one.ends_at > one.starts_at && ends.day == starts.day) words += "–" + clock(ends);
  const std::string& own = visit.viewer().zone;
  const auto here = calendar::local_of(one.starts_at, own);
  if (own != school_zone && here != starts) {
    words += " · " + clock(here) + " in " + place_of(own);
    if (here.day != starts.day) words += ", " + html::day_words(here.day, today);
  }
  return words;
}

std::string path_of(const timetable::Occurrence& one) { return "/timetable/occurrences/" + one.id; }

std::string badges(const timetable::Occurrence& one, bool required) {
  std::string out;
  if (one.cancelled)
    out += html::badge("Cancelled", html::Tone::bad);
  else if (one.was_moved())
    out += html::badge("Moved", html::Tone::due);
  if (one.closed && one.cancelled == one.closed) out += html::badge(*one.closed, html::Tone::bad);
  if (!required && one.need == timetable::Need::required) out += html::badge("Optional for you", html::Tone::plain);
  if (one.need == timetable::Need::optional) out += html::badge("Optional", html::Tone::plain);
  if (!one.place.empty()) out += html::badge(one.place, html::Tone::plain, "icon-map-pin");
  return out;
}

std::string to_ask_card(const std::vector<people::Reachable>& people, const std::string& note) {
  if (people.empty()) return {};
  std::string body = "<div class=\"to-ask\">";
  for (const people::Reachable& one : people) {
    const std::string its = note + (one.pronouns.empty() ? "" : " · " + one.pronouns);
    body += "<div>" + html::person(one.name, its, {}, people::photo_path(one.id, one.photo)) + ways_to(one) + "</div>";
  }
  return html::card({.title = "Who to ask", .body_html = body + "</div>"});
}

}  // namespace today::pages
