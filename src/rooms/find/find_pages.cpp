#include "rooms/find/find_pages.h"

#include <array>
#include <ranges>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "platform/html/parts.h"
#include "rooms/curriculum/content/in_words.h"
#include "rooms/find/find.h"
#include "rooms/people/contacts.h"

namespace find {

namespace {

struct Words {
  Kind kind;
  std::string_view name, title;
};
constexpr std::array kinds{Words{Kind::people, "people", "People"}, Words{Kind::cohorts, "cohorts", "Cohorts"},
                           Words{Kind::dates, "dates", "Dates"}, Words{Kind::lessons, "lessons", "Programme"}};

const Words& words_of(Kind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

std::optional<Kind> kind_named(std::string_view name) {
  for (const Words& one : kinds)
    if (one.name == name) return one.kind;
  return {};
}

std::string address_of(const std::string& query, std::optional<Kind> only) {
  std::string out = "/find?q=" + web::query_encoded(query);
  if (only) out += "&only=" + std::string(words_of(*only).name);
  return out;
}

// ---- the box ----

// With htmx what is found changes while somebody types; what was found is said in the line below the box.
std::string box(const Asked& asked, const std::string& refused) {
  html::Markup out;
  out.put(
      "<form class=\"find-ask\" method=\"get\" role=\"search\" aria-label=\"Find\" action=\"/find\" "
      "hx-get=\"/find\" hx-trigger=\"input delay:250ms, submit\" hx-replace-url=\"true\" hx-sync=\"this:replace\" "
      "hx-target=\"#found\" hx-select=\"#found\" hx-select-oob=\"#found-say:innerHTML\" hx-swap=\"outerHTML\">");
  out.put(
      "<div class=\"data-find\"><label class=\"visually-hidden\" for=\"find-query\">What do you look for?</label>"
      "<span class=\"icon icon-search\" aria-hidden=\"true\"></span>"
      "<input class=\"form-control\" id=\"find-query\" type=\"search\" name=\"q\" maxlength=\"200\" "
      "autocomplete=\"off\" spellcheck=\"false\" dir=\"auto\" placeholder=\"A name, a session, a word\"");
  out.attribute("value", asked.query);
  if (!refused.empty()) out.put(" aria-invalid=\"true\" aria-describedby=\"find-refused\"");
  out.flag("autofocus", asked.query.empty()).put("></div>");
  if (asked.only)
    out.put("<input type=\"hidden\" name=\"only\"").attribute("value", words_of(*asked.only).name).put(">");
  out.put("<button class=\"btn btn-primary\" type=\"submit\">Find</button></form>");
  if (!refused.empty()) out.put("<p class=\"form-message\" id=\"find-refused\">").text(refused).put("</p>");
  return out.take();
}

// ---- what was found ----

std::string roles_of(const people::Record& person) {
  std::string words;
  Roles named;
  for (const people::HeldRole& held : person.held) {
    if (named.has(held.grant.role)) continue;
    named.add(held.grant.role);
    words += (words.empty() ? "" : ", ") + std::string(title_of(held.grant.role));
  }
  return words;
}

// What somebody put there to be reached by, for who has no page of them to open.
std::string ways_to(const people::Record& person) {
  constexpr std::size_t most = 2;
  std::string out;
  for (const std::string& link : person.links | std::views::take(most)) {
    const bool is_mail = !link.starts_with("https://");
    const std::string shown = is_mail ? link : link.substr(std::string_view("https://").size());
    out += html::link({shown, people::href_of_contact(link), is_mail ? "icon-mail" : "icon-link"});
  }
  return out;
}

html::ListItem item_of(const people::Record& person, const web::Visit& visit) {
  const Viewer& viewer = visit.viewer();
  const people::Visible sees = people::visible(person, viewer);
  html::ListItem item{.title = person.name, .before_html = html::avatar(person.name)};
  const bool is_cared_for = person.roles().any_of({Role::student, Role::alum});
  if (viewer.roles.any_of(staff))
    item.href = (is_cared_for && viewer.roles.any_of(carers) ? "/students/" : "/people/") + person.id.text();
  else if (viewer.id == person.id)
    item.href = "/people/me";
  else if (sees.links)
    item.after_html = ways_to(person);
  if (sees.roles) item.note = roles_of(person);
  if (sees.email && !person.email.empty()) item.note += (item.note.empty() ? "" : " · ") + person.email;
  if (sees.pronouns && !person.pronouns.empty()) item.after_html += html::badge(person.pronouns);
  if (!person.is_active()) item.after_html += html::badge("Deactivated", html::Tone::due);
  return item;
}

// "Thu 3 Sep, 13:00"; of another year with the year.
std::string moment_words(Moment moment, const std::string& zone, Moment now) {
  const calendar::Local local = calendar::local_of(moment, zone);
  return html::day_words(local.day, calendar::local_of(now, zone).day) + ", " + html::clock_words(local.minute);
}

// "America/Los_Angeles" is "Los Angeles".
std::string place_of(std::string zone) {
  zone.erase(0, zone.rfind('/') + 1);
  for (char& c : zone)
    if (c == '_') c = ' ';
  return zone;
}

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

html::ListItem item_of(const timetable::Occurrence& one, const Found& found, const web::Visit& visit) {
  const bool due = one.need == timetable::Need::due;
  const Moment shown = one.need == timetable::Need::own_pace ? one.ends_at : one.starts_at;
  html::ListItem item{.title = one.title, .href = "/timetable/occurrences/" + one.id};
  item.note = due ? "Due" : capital(curriculum::in_words(one.kind));
  item.note += std::string(" · ") + (one.need == timetable::Need::own_pace ? "by " : "") +
               moment_words(shown, found.school_zone, visit.now);
  const std::string& own = visit.viewer().zone;
  const calendar::Local there = calendar::local_of(shown, found.school_zone), here = calendar::local_of(shown, own);
  if (here != there)
    item.note += " (" + (here.day == there.day ? html::clock_words(here.minute) : moment_words(shown, own, visit.now)) +
                 " in " + place_of(own) + ")";
  if (const auto cohort = found.cohort_names.find(one.cohort_id); cohort != found.cohort_names.end())
    item.note += " · " + cohort->second;
  if (one.cancelled)
    item.after_html = html::badge(one.cancelled == one.closed ? *one.closed : "Cancelled", html::Tone::bad);
  else if (one.ends_at < visit.now)
    item.after_html = html::badge("Over");
  if (!one.place.empty()) item.after_html += html::badge(one.place, html::Tone::plain, "icon-map-pin");
  return item;
}

html::ListItem item_of(const cohorts::Cohort& one) {
  return {.title = one.name, .href = "/cohorts/" + one.id, .note = one.track + ", began in " + one.term};
}

std::string path_of(const curriculum::FoundPage& one) {
  std::string path = "/curriculum/editions/" + std::to_string(one.edition) + "/pages";
  for (const std::string_view step : text::split(one.page.address, '/')) path += "/" + web::query_encoded(step);
  return path;
}

html::ListItem item_of(const curriculum::FoundPage& one) {
  std::string where = one.page.module ? "Module " + std::to_string(*one.page.module) : "";
  if (one.page.week) where += (where.empty() ? "Week " : ", week ") + std::to_string(*one.page.week);
  html::ListItem item{.title = one.page.title, .href = path_of(one), .note = where};
  if (!one.excerpt.empty()) item.note += (where.empty() ? "" : " · ") + one.excerpt;
  if (one.page.audience == curriculum::Audience::staff)
    item.after_html = html::badge("staff", html::Tone::info, "icon-lock");
  return item;
}

// ---- the page ----

template <class What, class Item>
std::string card_of(Kind kind, const Asked& asked, const Some<What>& some, Item&& item) {
  if (some.shown.empty()) return {};
  std::vector<html::ListItem> items;
  for (const What& one : some.shown) items.push_back(item(one));
  html::Card card{.title = std::string(words_of(kind).title), .body_html = html::list(items), .flush = true};
  if (some.more && !asked.only)
    card.more = html::Link{"More", address_of(asked.query, kind)};
  else if (some.more)
    card.note = "the first " + std::to_string(items.size()) + "; another word finds fewer";
  else
    card.note = std::to_string(items.size());
  return html::card(card);
}

std::string what_can_be_found(const Viewer& viewer) {
  if (may_find(viewer, Kind::cohorts)) return "people and cohorts by their names, dates, and pages of the programme";
  return may_find(viewer, Kind::dates) ? "people by their names, dates, and pages of the programme"
                                       : "staff of the school by their names";
}

// FI6
std::string nothing_card(const Asked& asked, const Found& found, const Viewer& viewer) {
  if (!found.looked)
    return html::empty_state({.title = asked.query.empty() ? "What do you look for?" : "A little more, please",
                              .say = (asked.query.empty() ? "Type a word or how it begins, to find "
                                                          : "Type two letters at least, to find ") +
                                     what_can_be_found(viewer) + ".",
                              .icon = "icon-search"});
  html::EmptyState state{
      .title = "Nothing found",
      .say = "Here are " + what_can_be_found(viewer) + ". Try fewer words, or only the beginning of one.",
      .icon = "icon-search"};
  if (asked.only) {
    state.href = address_of(asked.query, {});
    state.label = "Look everywhere";
  }
  return html::empty_state(state);
}

std::string count_words(const Found& found) {
  if (!found.looked) return {};
  if (found.nothing()) return "Nothing found";
  std::string out;
  const auto add = [&](std::size_t count, bool more, const char* one, const char* several) {
    if (count == 0) return;
    out += (out.empty() ? "" : ", ") + std::string(more ? "more than " : "") + std::to_string(count) + " " +
           (count == 1 && !more ? one : several);
  };
  add(found.people.shown.size(), found.people.more, "person", "people");
  add(found.cohorts.shown.size(), found.cohorts.more, "cohort", "cohorts");
  add(found.dates.shown.size(), found.dates.more, "date", "dates");
  add(found.lessons.shown.size(), found.lessons.more, "page", "pages");
  return capital(out);
}

std::string tabs_of(const Asked& asked, const Viewer& viewer) {
  if (!may_find(viewer, Kind::dates)) return {};
  std::vector<html::Tab> tabs{{"All", address_of(asked.query, {}), !asked.only, {}}};
  for (const Words& one : kinds)
    if (may_find(viewer, one.kind))
      tabs.push_back({std::string(one.title), address_of(asked.query, one.kind), asked.only == one.kind, {}});
  return html::tabs("What to show", tabs);
}

std::string found_part(const Asked& asked, const Found& found, const web::Visit& visit) {
  std::string out = "<div id=\"found\">";
  if (found.looked) out += tabs_of(asked, visit.viewer());
  if (found.nothing()) {
    out += nothing_card(asked, found, visit.viewer());
  } else {
    out += card_of(Kind::people, asked, found.people, [&](const auto& one) { return item_of(one, visit); });
    out += card_of(Kind::cohorts, asked, found.cohorts, [&](const auto& one) { return item_of(one); });
    out += card_of(Kind::dates, asked, found.dates, [&](const auto& one) { return item_of(one, found, visit); });
    out += card_of(Kind::lessons, asked, found.lessons, [&](const auto& one) { return item_of(one); });
  }
  return out + "</div>";
}

Result<web::Outcome> show(web::Visit& visit) {
  Asked asked{visit.query.text("q"), kind_named(visit.query.text("only"))};
  if (asked.only && !may_find(visit.viewer(), *asked.only)) asked.only.reset();
  const Result<Found> found = look(visit.transaction, asked, visit.viewer(), visit.now);
  const std::string refused = found ? std::string() : found.error().say;
  html::Markup say;
  say.put("<p id=\"found-say\" class=\"find-say\" role=\"status\">").text(found ? count_words(*found) : "").put("</p>");
  std::string main = html::page_head({.title = "Find"}) + box(asked, refused) + say.take();
  main += found ? found_part(asked, *found, visit) : std::string("<div id=\"found\"></div>");
  return web::Page{.title = asked.query.empty() || !found ? "Find" : asked.query + " – Find",
                   .main = main,
                   .status = found ? 200 : 422};
}

}  // namespace

web::Routes routes() { return {{web::Method::get, "/find", web::Guard::signed_in(), show}}; }

}  // namespace find
