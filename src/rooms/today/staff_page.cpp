#include <algorithm>

#include "platform/html/table.h"
#include "rooms/cohorts/reach.h"
#include "rooms/timetable/page_parts.h"
#include "rooms/today/pages.h"

namespace today::pages {

namespace {

using timetable::Occurrence;

std::string cohorts_card(const StaffsDay& day, const web::Visit& visit) {
  html::Table table("/", "Cohorts",
                    {{.key = "name", .label = "Cohort"},
                     {.key = "week", .label = "Where they are"},
                     {.key = "students", .label = "Students", .numeric = true},
                     {.key = "next", .label = "Next"}});
  for (const CohortNow& one : day.cohorts) {
    const cohorts::Running& running = one.running;
    table.row({{.text = running.cohort, .href = "/timetable/cohorts/" + running.cohort_id},
               {.text = "Module " + std::to_string(running.run.module) + ", week " + std::to_string(one.week) + " of " +
                        std::to_string(running.run.weeks)},
               {.text = std::to_string(running.students), .href = "/cohorts/" + running.cohort_id},
               one.next ? html::Cell{.text = one.next->title,
                                     .href = path_of(*one.next),
                                     .note = when(*one.next, day.school_zone, visit)}
                        : html::Cell{.text = "–"}});
  }
  table.empty({.title = "No cohort is running today",
               .say = "Plan a module run on a cohort's page, and it appears here.",
               .href = "/cohorts",
               .label = "Open cohorts",
               .icon = "icon-users-group"});
  return html::card(
      {.title = day.only_mine ? "Your cohorts" : "All cohorts", .body_html = table.html(), .flush = true});
}

std::string attention_card(const StaffsDay& day) {
  std::vector<html::ListItem> items;
  for (const Attention& one : day.attention) {
    const auto name = day.names.find(one.student);
    std::string why;
    for (const std::string& reason : one.reasons) why += (why.empty() ? "" : " · ") + reason;
    if (one.objects_since)
      why += (why.empty() ? "" : " · ") + std::string("objects to what was noted, waits since ") +
             html::day_words(*one.objects_since, day.day);
    items.push_back({.title = name == day.names.end() ? "Somebody" : name->second,
                     .href = "/students/" + one.student.text(),
                     .note = why,
                     .after_html = html::link({one.cohort, "/timetable/runs/" + one.run_id + "/attendance"})});
  }
  const std::string body =
      items.empty() ? html::empty_state({.title = "Nobody stands out today",
                                         .say = "Students appear here with the reason: low attendance, or an objection "
                                                "that waits for an answer.",
                                         .icon = "icon-circle-check"})
                    : html::list(items);
  return html::card({.title = "Who needs you",
                     .body_html = body,
                     .note = items.empty() ? "" : std::to_string(items.size()),
                     .flush = !items.empty()});
}

std::string links_of(const std::vector<const Occurrence*>& same, const StaffsDay& day) {
  std::string out;
  bool differ = false;
  for (const Occurrence* one : same) differ = differ || badges(*one, true) != badges(*same.front(), true);
  for (const Occurrence* one : same) {
    const auto cohort = day.cohort_names.find(one->cohort_id);
    out += html::link({cohort == day.cohort_names.end() ? "A cohort" : cohort->second, path_of(*one)});
    if (differ) out += badges(*one, true);
  }
  return differ ? out : out + badges(*same.front(), true);
}

std::string sessions_card(const std::string& title, const std::vector<Occurrence>& sessions, const StaffsDay& day,
                          const web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const auto& entry : timetable::pages::gathered(sessions)) {
    const Occurrence& one = *entry.front();
    const auto cohort = day.cohort_names.find(one.cohort_id);
    const std::string words = when(one, day.school_zone, visit);
    if (entry.size() > 1)
      items.push_back({.title = one.title, .note = words, .after_html = links_of(entry, day)});
    else
      items.push_back({.title = one.title,
                       .href = path_of(one),
                       .note = words + (cohort == day.cohort_names.end() ? "" : " · " + cohort->second),
                       .after_html = badges(one, true)});
  }
  if (items.empty()) return {};
  return html::card({.title = title, .body_html = html::list(items), .flush = true});
}

// CO17: within the limits of their roles.
void keep_what_is_seen(web::Visit& visit, StaffsDay& day) {
  const cohorts::Reach reach(visit.transaction, visit.viewer_id(), day.day);
  std::erase_if(day.attention, [&](const Attention& one) {
    const auto cohort =
        std::ranges::find(day.cohorts, one.run_id, [](const CohortNow& it) { return it.running.run.id; });
    return cohort == day.cohorts.end() ||
           !reach.sees({cohort->running.cohort_id, cohort->running.track, cohort->running.run.module});
  });
}

}  // namespace

Result<web::Outcome> show_staff(web::Visit& visit) {
  StaffsDay day = staffs_day(visit.transaction, visit.viewer_id(), visit.school_zone, visit.now);
  std::string main = html::page_head({.title = greeting(visit), .lead = html::day_words(day.day)});
  main += cohorts_card(day, visit);
  const bool sees_students = visit.viewer().roles.any_of({Role::lead, Role::specialist, Role::instructor});
  std::vector<std::string> cards;
  if (sees_students) keep_what_is_seen(visit, day);
  if (sees_students) cards.push_back(attention_card(day));
  for (std::string card : {sessions_card("Today's sessions", day.today, day, visit),
                           sessions_card("The next days", day.later_this_week, day, visit)})
    if (!card.empty()) cards.push_back(std::move(card));
  main += html::cards(cards);
  return web::Page{.title = "Today", .main = main, .wide = true};
}

}  // namespace today::pages
