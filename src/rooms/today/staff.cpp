#include <algorithm>
#include <set>

#include "platform/calendar/zone.h"
#include "platform/db/database.h"
#include "rooms/people/people.h"
#include "rooms/today/today.h"

namespace today {

namespace {

using timetable::Need;
using timetable::Occurrence;

constexpr int enough_percent = 80, least_counted = 3;

bool is_session(const Occurrence& one) {
  return !one.gone && (one.need == Need::required || one.need == Need::optional || one.for_staff);
}

// TO5
std::vector<CohortNow> cohorts_now(db::Transaction& tx, const PersonId& person, StaffsDay& day) {
  const auto theirs = cohorts::cohorts_of_specialist(tx, person.text(), day.day);
  const std::set<std::string> mine(theirs.begin(), theirs.end());
  std::vector<CohortNow> all;
  for (cohorts::Running& running : cohorts::running_on(tx, day.day)) {
    day.cohort_names.emplace(running.cohort_id, running.cohort);
    const int week = running.run.week_of(day.day);
    const bool is_mine = mine.contains(running.cohort_id);
    all.push_back({std::move(running), week, is_mine, {}});
  }
  day.only_mine = std::ranges::any_of(all, &CohortNow::mine);
  if (day.only_mine) std::erase_if(all, [](const CohortNow& one) { return !one.mine; });
  return all;
}

// TO6
std::vector<Attention> attention(db::Transaction& tx, const StaffsDay& day, const std::vector<std::string>& runs) {
  std::map<PersonId, Attention> found;
  const auto of = [&](const std::string& id, const std::string& run_id) -> Attention& {
    const PersonId person = PersonId::read(id).value();
    Attention& one = found.try_emplace(person, Attention{person}).first->second;
    one.run_id = run_id;
    for (const CohortNow& cohort : day.cohorts)
      if (cohort.running.run.id == run_id) one.cohort = cohort.running.cohort;
    return one;
  };
  for (const attendance::PersonAttendance& one : attendance::attendance_of_runs(tx, runs)) {
    const auto percent = one.attendance.percent();
    if (!percent || one.attendance.counted() < least_counted || *percent >= enough_percent) continue;
    Attention& who = of(one.person_id, one.run_id);
    who.reasons.push_back(std::to_string(*percent) + " % attendance");
    who.weight += enough_percent - *percent;
  }
  for (const attendance::RunDispute& one : attendance::open_disputes_of_runs(tx, runs)) {
    Attention& who = of(one.person_id, one.run_id);
    const Day since = calendar::local_of(one.made_at, day.school_zone).day;
    who.objects_since = std::min(since, who.objects_since.value_or(since));
    who.weight += 30;
  }
  std::vector<Attention> all;
  for (auto& [person, one] : found) all.push_back(std::move(one));
  std::ranges::stable_sort(all, [](const Attention& a, const Attention& b) { return a.weight > b.weight; });
  return all;
}

}  // namespace

StaffsDay staffs_day(db::Transaction& tx, const PersonId& person, const std::string& zone, Moment now) {
  StaffsDay day{.school_zone = zone, .day = calendar::local_of(now, zone).day};
  day.cohorts = cohorts_now(tx, person, day);
  std::vector<std::string> runs;
  for (const CohortNow& one : day.cohorts) runs.push_back(one.running.run.id);

  const Moment tomorrow = calendar::moment_of({day.day.plus(1), 0}, zone);
  const Moment week_ahead = calendar::moment_of({day.day.plus(7), 0}, zone);
  for (Occurrence& one : timetable::calendar_of_runs(tx, runs, calendar::moment_of({day.day, 0}, zone), week_ahead)) {
    if (!is_session(one)) continue;
    for (CohortNow& cohort : day.cohorts)
      if (cohort.running.cohort_id == one.cohort_id && !cohort.next && !one.cancelled && !one.closed &&
          one.ends_at > now)
        cohort.next = one;
    (one.starts_at < tomorrow ? day.today : day.later_this_week).push_back(std::move(one));
  }
  day.attention = attention(tx, day, runs);
  std::vector<PersonId> named;
  for (const Attention& one : day.attention) named.push_back(one.student);
  day.names = people::names_of(tx, named);
  return day;
}

}  // namespace today
