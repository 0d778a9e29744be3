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
  return html::card({.title = day.only_mine ? "Your cohorts" : "All cohorts",
                     .body_html = table.html(),
                     .more = day.only_mine ? std::optional(html::Link{"All cohorts", "/cohorts"}) : std::nullopt,
                     .flush = true});
}

constexpr std::size_t most_at_once = 8;  // of those who need attention; the others open on demand

// "30-day review overdue since Thu 3 Sep": `what`, and when it was or is due.
std::string due_words(const std::string& what, Day due, Day today) {
  const std::string when = due == today ? "today" : html::day_words(due, today);
  return what + (due < today ? " overdue since " : " due ") + when;
}

html::ListItem attention_item(const Attention& one, const StaffsDay& day) {
  const auto name = day.names.find(one.student);
  std::vector<std::string> reasons = one.reasons;
  if (one.objects_since)
    reasons.push_back("objects to what was noted, waits since " + html::day_words(*one.objects_since, day.day));
  bool overdue = false;
  html::ListItem item{.title = name == day.names.end() ? "Somebody" : name->second,
                      .href = (one.is_reached ? "/students/" : "/people/") + one.student.text(),
                      .note = one.cohort};
  const std::string of_whom = " of " + item.title;
  if (!one.run_id.empty())
    item.after_html = html::link(
        {.label = "Attendance", .href = "/timetable/runs/" + one.run_id + "/attendance", .for_readers = of_whom});
  if (one.meeting) {
    reasons.push_back(due_words("repeats the module: meeting with the career team", one.meeting->due, day.day));
    overdue = one.meeting->due < day.day;
    item.after_html +=
        html::link({.label = "Note the meeting",
                    .href = "/timetable/runs/" + one.run_id + "/attendance#met-" + one.meeting->enrolment_id,
                    .for_readers = " with " + item.title});
  }
  for (const cohorts::ReviewDue& review : one.reviews) {
    reasons.push_back(due_words(std::to_string(review.days) + "-day review", review.due(), day.day));
    overdue = overdue || review.due() < day.day;
  }
  if (!one.reviews.empty()) {
    const cohorts::Seeker& seeker = one.reviews.front().seeker;
    if (!seeker.adviser_id) item.after_html += html::badge("No adviser", html::Tone::due);
    item.after_html += html::link(
        {.label = "Note the review", .href = "/cohorts/seekers#review-" + seeker.id, .for_readers = of_whom});
  }
  for (const std::string& reason : reasons) item.note += (item.note.empty() ? "" : " · ") + reason;
  if (overdue) {
    item.tone = html::Tone::due;
    item.after_html = html::badge("Overdue", html::Tone::due) + item.after_html;
  }
  return item;
}

std::string attention_card(const StaffsDay& day) {
  std::vector<html::ListItem> first, others;
  for (const Attention& one : day.attention)
    (first.size() < most_at_once ? first : others).push_back(attention_item(one, day));
  std::string body = html::list(first);
  if (!others.empty()) body += html::disclosure(std::to_string(others.size()) + " more", html::list(others));
  if (first.empty())
    body = html::empty_state({.title = "Nobody stands out today",
                              .say = "Students and graduates appear here with the reason: low attendance, an objection "
                                     "without an answer, a meeting or a review that is due.",
                              .icon = "icon-circle-check"});
  return html::card({.title = "Who needs you",
                     .body_html = body,
                     .note = first.empty() ? "" : std::to_string(day.attention.size()),
                     .flush = !first.empty()});
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
  std::erase_if(day.attention, [&](Attention& one) {
    if (!one.reviews.empty()) {
      const cohorts::Seeker& graduate = one.reviews.front().seeker;
      one.is_reached = reach.sees({graduate.cohort_id, graduate.track, graduate.module});
      return !one.is_reached && graduate.adviser_id != visit.viewer_id().text();  // TO10, CO18
    }
    const auto cohort =
        std::ranges::find(day.cohorts, one.run_id, [](const CohortNow& it) { return it.running.run.id; });
    return cohort == day.cohorts.end() ||
           !reach.sees({cohort->running.cohort_id, cohort->running.track, cohort->running.run.module});
  });
}

}  // namespace

Result<web::Outcome> show_staff(web::Visit& visit, const std::optional<Backups>& backups) {
  StaffsDay day = staffs_day(visit.transaction, visit.viewer(), visit.school_zone, visit.now);
  std::string main = html::page_head({.title = greeting(visit), .lead = html::day_words(day.day)});
  const Roles roles = visit.viewer().roles;
  if (roles.has(Role::student))  // TO17
    main += student_cards(students_day(visit.transaction, visit.viewer(), visit.school_zone, visit.now), visit);
  std::vector<std::string> cards;
  bool is_set_up = true;
  if (roles.has(Role::administrator)) {
    const AdministratorsDay own =
        administrators_day(visit.transaction, visit.viewer(), visit.school_zone, backups, visit.now);
    is_set_up = own.first.steps.empty();
    main += first_steps_card(own.first);
    if (is_set_up || !own.nothing_waits()) main += waiting_card(own, visit);
  }
  const bool sees_students = roles.any_of(carers);
  if (sees_students) keep_what_is_seen(visit, day);
  if (sees_students && (is_set_up || !day.attention.empty())) cards.push_back(attention_card(day));
  if (std::string today = sessions_card("Today's sessions", day.today, day, visit); !today.empty())
    cards.push_back(std::move(today));
  if (!cards.empty()) main += html::cards(cards);
  if (is_set_up || !day.cohorts.empty()) main += cohorts_card(day, visit);
  main += sessions_card("The next days", day.later_this_week, day, visit);
  return web::Page{.title = "Today", .main = main, .wide = true};
}

}  // namespace today::pages
