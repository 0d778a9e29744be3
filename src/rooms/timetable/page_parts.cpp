#include "rooms/timetable/page_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/text.h"
#include "rooms/people/people.h"

namespace timetable::pages {

namespace {

html::CalendarKind family_of(const Occurrence& it) {
  if (it.need == Need::due || it.need == Need::own_pace) return html::CalendarKind::due;
  switch (it.kind) {
    case SessionKind::group:
      return html::CalendarKind::group;
    case SessionKind::coaching:
    case SessionKind::office_hours:
      return html::CalendarKind::meeting;
    case SessionKind::work_time:
      return html::CalendarKind::work;
    case SessionKind::event:
    case SessionKind::community_event:
      return html::CalendarKind::event;
    default:
      return html::CalendarKind::session;
  }
}

std::string clock_of(const calendar::Local& local) { return html::clock_words(local.minute); }

std::string assumed_words(const Assumed& assumed) {
  if (assumed.weekday && assumed.time) return "day and hour are the school's default";
  if (assumed.weekday) return "the day is the school's default";
  if (assumed.time) return "the hour is the school's default";
  return "";
}

void append(std::string& to, const std::string& words) {
  if (!words.empty()) to += (to.empty() ? "" : "; ") + words;
}

}  // namespace

School school_of(web::Visit& visit) {
  if (!visit.school_zone.empty()) return {visit.school_zone};
  const std::optional<people::School> school = people::school(visit.transaction);  // nobody signs in to read a feed
  return {school ? school->zone : "UTC"};
}

Deed deed_of(const web::Visit& visit) { return {visit.viewer_id().text(), visit.now, visit.random}; }
bool is_staff(const web::Visit& visit) { return visit.viewer().roles.any_of(staff); }

std::string part(const web::Visit& visit, std::string_view name) {
  const auto found = visit.path.find(name);
  return found == visit.path.end() ? "" : found->second;
}

cohorts::Reach reach_of(web::Visit& visit) {
  return {visit.transaction, visit.viewer_id(), calendar::local_of(visit.now, visit.school_zone).day};
}

Result<void> check_changes(web::Visit& visit, const cohorts::Cohort& cohort, std::optional<int> module) {
  if (reach_of(visit).changes_dates(cohorts::place_of(cohort, module))) return {};
  return fail(FailureKind::not_allowed,
              "The dates of " + cohort.name + " are changed by those who look after it, and by lead specialists.");
}

std::string place_name(const std::string& zone) {
  return text::replace_all(zone.substr(zone.rfind('/') + 1), "_", " ");
}

std::string path_of(const Occurrence& it) { return "/timetable/occurrences/" + it.id; }
web::Crumb crumb_of(const cohorts::Cohort& cohort) { return {cohort.name, "/timetable/cohorts/" + cohort.id}; }

std::string when_words(const Occurrence& it, const std::string& zone) {
  const calendar::Local starts = calendar::local_of(it.starts_at, zone), ends = calendar::local_of(it.ends_at, zone);
  if (it.need == Need::own_pace)
    return html::day_words(starts.day) + " to " + html::day_words(ends.day) + ", " + clock_of(ends);
  std::string out = html::day_words(starts.day) + ", " + clock_of(starts);
  if (it.ends_at == it.starts_at) return out;
  return out + " to " + (ends.day == starts.day ? "" : html::day_words(ends.day) + ", ") + clock_of(ends);
}

std::string kind_words(const Occurrence& it) {
  if (it.need == Need::due) return "Due";
  std::string words = text::replace_all(std::string(curriculum::name_of(it.kind)), "-", " ");
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

html::CalendarItem item_of(const Occurrence& it, const School& school, const std::string& viewer_zone) {
  const calendar::Local starts = calendar::local_of(it.starts_at, school.zone);
  const calendar::Local ends = calendar::local_of(it.ends_at, school.zone);
  const bool alone = it.need == Need::own_pace;
  html::CalendarItem item{.day = alone ? ends.day : starts.day, .title = it.title};
  item.begins = alone ? ends.minute : starts.minute;
  if (!alone && it.ends_at > it.starts_at) item.ends = ends.day == starts.day ? ends.minute : 1440;
  item.kind = family_of(it);
  item.word = alone ? kind_words(it) + ", by" : kind_words(it);
  item.href = path_of(it);
  item.place = it.place;
  item.cancelled = it.cancelled.has_value();
  item.optional = it.need == Need::optional;
  if (it.was_moved()) {
    const calendar::Local before = calendar::local_of(it.planned_starts, school.zone);
    item.moved = "from " + html::day_words(before.day) + ", " + clock_of(before);
  }
  if (it.cancelled) append(item.note, *it.cancelled);
  append(item.note, it.note);
  if (it.moved_from) append(item.note, html::day_words(*it.moved_from) + " is a holiday");
  if (!it.was_moved()) append(item.note, assumed_words(it.assumed));
  if (viewer_zone != school.zone) {
    const calendar::Local own = calendar::local_of(alone ? it.ends_at : it.starts_at, viewer_zone);
    std::string words = clock_of(own) + " in " + place_name(viewer_zone);
    if (own.day != item.day) words += ", " + html::day_words(own.day, item.day);
    append(item.note, words);
  }
  return item;
}

std::vector<std::vector<const Occurrence*>> gathered(const std::vector<Occurrence>& all) {
  std::vector<std::vector<const Occurrence*>> entries;
  const auto key = [](const Occurrence& it) {
    return std::tuple(it.starts_at, it.ends_at, it.kind, it.need, std::string_view(it.title));
  };
  std::map<decltype(key(all.front())), std::size_t> places;
  for (const Occurrence& one : all) {
    const auto [at, is_new] = places.emplace(key(one), entries.size());
    if (is_new) entries.emplace_back();
    entries[at->second].push_back(&one);
  }
  return entries;
}

html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label) {
  html::Form form(std::move(action), std::move(submit_label));
  for (const auto& [name, value] : visit.form_keys) form.hidden(name, value);
  return form;
}

void show_refused(html::Form& form, const web::Visit& visit, const std::optional<Failure>& refused) {
  if (refused) form.typed(visit.form.first_of_each()).refused(*refused);
}

Result<web::Outcome> after(const Result<void>& done, web::SeeOther next,
                           const std::function<Result<web::Outcome>(const Failure&)>& again) {
  if (done) return web::Outcome(std::move(next));
  if (done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  return again(done.error());
}

}  // namespace timetable::pages
