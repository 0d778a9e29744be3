// /timetable and /timetable/cohorts/:cohort: a calendar as month, week and list.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "rooms/agenda/pages.h"
#include "rooms/people/people.h"

namespace agenda::pages {

namespace {

enum class View : std::uint8_t { month, week, list };

struct Asked {
  View view = View::week;
  Day day;  // within what is shown
  Day today;
  html::Span span;  // first and last day shown
};

constexpr int days_of_list = 28;

Asked asked_of(const web::Visit& visit, const School& school) {
  const Day today = calendar::local_of(visit.now, school.zone).day;
  const Day day = Day::read(visit.query.text("from")).value_or(today);
  const std::string view = visit.query.text("view");
  if (view == "month") return {View::month, day, today, html::month_span(day)};
  if (view == "list") return {View::list, day, today, {day, day.plus(days_of_list - 1)}};
  return {View::week, day, today, html::week_span(day)};
}

html::CalendarLinks links_of(const Asked& asked, const std::string& path) {
  const auto to = [&](const char* view, Day day) { return path + "?view=" + view + "&from=" + day.text(); };
  const char* const view = asked.view == View::month ? "month" : asked.view == View::list ? "list" : "week";
  Day before = asked.span.first.plus(-1), after = asked.span.last.plus(1);
  if (asked.view == View::list) before = asked.day.plus(-days_of_list);
  if (asked.view == View::month) {
    // A day in the middle of the neighbour, whatever is its length.
    before = asked.span.first.plus(-10);
    after = asked.span.last.plus(10);
  }
  return {.today = path + "?view=" + view,
          .before = to(view, before),
          .after = to(view, after),
          .month = to("month", asked.day),
          .week = to("week", asked.day),
          .list = to("list", asked.day),
          .day = path + "?view=list&from="};
}

struct Between {
  Moment from, until;
};
Between between(const Asked& asked, const School& school) {
  return {calendar::moment_of({asked.span.first, 0}, school.zone),
          calendar::moment_of({asked.span.last.plus(1), 0}, school.zone)};
}

std::string drawn(const Asked& asked, const std::string& path, const School& school,
                  std::vector<html::CalendarItem> items) {
  html::CalendarView view{.items = std::move(items), .today = asked.today};
  view.links = links_of(asked, path);
  view.zone = "Times in " + school.zone;
  if (asked.view == View::month) return html::month_view(view, asked.day);
  if (asked.view == View::list) return html::list_view(view, asked.span.first, asked.span.last);
  return html::week_view(view, asked.day);
}

// AT5: of the run that comes last, also before it begins.
std::string start_alert(web::Visit& visit, const std::vector<cohorts::Enrolment>& enrolments, Day today) {
  if (enrolments.empty() || !enrolments.back().goes_on(today) || enrolments.back().attempt == 1) return "";
  const auto meeting = attendance::start_meeting(visit.transaction, enrolments.back().id);
  if (!meeting || !*meeting || (*meeting)->held_on) return "";
  return html::alert({.tone = html::Tone::due,
                      .title = "Meet the career team by " + html::day_words((*meeting)->due),
                      .text = "You take this module once more. Sessions that you attended before are optional now."});
}

// Whether two dates of one entry can be told as one: what differs between cohorts must be seen.
bool is_told_alike(const html::CalendarItem& a, const html::CalendarItem& b) {
  return std::tie(a.cancelled, a.moved, a.optional, a.place, a.note) ==
         std::tie(b.cancelled, b.moved, b.optional, b.place, b.note);
}

// The second cohort makes links of both.
void add_cohort(html::CalendarItem& to, html::Link cohort) {
  if (!to.href.empty()) to.whose.front().href = std::exchange(to.href, {});
  to.whose.push_back(std::move(cohort));
  if (to.whose.size() > 2) to.whose_in_short = std::to_string(to.whose.size()) + " cohorts";
}

// Staff have several cohorts at once, often with the same session at the same hour: that is one item which names them.
void add_of_staff(web::Visit& visit, const School& school, const std::vector<Occurrence>& all,
                  std::vector<html::CalendarItem>& items) {
  std::map<std::string, std::string, std::less<>> names;
  for (cohorts::Cohort& one : cohorts::cohorts(visit.transaction)) names.emplace(one.id, std::move(one.name));
  for (const auto& entry : gathered(all)) {
    const auto first = static_cast<std::ptrdiff_t>(items.size());
    for (const Occurrence* one : entry) {
      html::CalendarItem item = item_of(*one, school, visit.viewer().zone);
      const auto same = std::find_if(items.begin() + first, items.end(),
                                     [&](const html::CalendarItem& before) { return is_told_alike(before, item); });
      if (same != items.end()) {
        add_cohort(*same, {names[one->cohort_id], item.href});
      } else {
        item.whose = {{.label = names[one->cohort_id], .href = {}}};
        items.push_back(std::move(item));
      }
    }
  }
}

}  // namespace

Result<web::Outcome> show_mine(web::Visit& visit) {
  const School school = school_of(visit);
  const Asked asked = asked_of(visit, school);
  const auto [from, until] = between(asked, school);
  const std::string me = visit.viewer_id().text();
  std::vector<html::CalendarItem> items;
  const auto enrolments = cohorts::enrolments_of_person(visit.transaction, me);
  for (const Mine& one : calendar_and_notes(visit.transaction, enrolments, from, from, until, school).calendar) {
    items.push_back(item_of(one.what, school, visit.viewer().zone));
    items.back().optional = one.what.need == Need::optional || (one.what.need == Need::required && !one.required);
    items.back().done = one.attended && *one.attended != State::absent && *one.attended != State::excused;
  }
  if (is_staff(visit))
    add_of_staff(visit, school, timetable::calendar_of_staff(visit.transaction, me, from, until, school), items);
  std::string actions = html::button({"Calendar feed", "/timetable/feed", "icon-calendar"});
  if (visit.viewer().roles.has(Role::student))
    actions += html::button({"My attendance", "/timetable/attendance", "icon-check"});
  return web::Outcome(web::Page{.title = "Calendar",
                                .main = html::page_head({.title = "Calendar", .actions_html = actions}) +
                                        start_alert(visit, enrolments, asked.today) +
                                        drawn(asked, "/timetable", school, std::move(items)),
                                .wide = true});
}

Result<web::Outcome> show_cohort(web::Visit& visit) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, part(visit, "cohort")));
  const School school = school_of(visit);
  const Asked asked = asked_of(visit, school);
  const auto [from, until] = between(asked, school);
  std::vector<html::CalendarItem> items;
  const cohorts::Reach reach = reach_of(visit);
  for (const Occurrence& one : timetable::calendar_of_cohort(visit.transaction, cohort.id, from, until)) {
    if (one.for_staff && !reach.sees_notes(cohorts::place_of(cohort, one.module))) continue;  // CO17
    items.push_back(item_of(one, school, visit.viewer().zone));
  }
  const std::string path = "/timetable/cohorts/" + cohort.id;
  const std::string actions = html::button({"Students", "/cohorts/" + cohort.id, "icon-users"}) +
                              html::button({"Plan", path + "/plan", "icon-list"});
  return web::Outcome(web::Page{
      .title = cohort.name + ": calendar",
      .main =
          html::page_head(
              {.title = cohort.name, .lead = "The cohort's calendar.", .place = "Cohort", .actions_html = actions}) +
          drawn(asked, path, school, std::move(items)),
      .crumbs = {{"Cohorts", "/cohorts"}, {cohort.name, path}},
      .wide = true});
}

}  // namespace agenda::pages
