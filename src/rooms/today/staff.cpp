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
constexpr int review_ahead = 7;  // days: time to agree on an hour

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

// Who needs attention, each once, whatever the reasons.
class Gathering {
 public:
  explicit Gathering(const StaffsDay& day) : day_(day) {}

  Attention& of(const std::string& id, const std::string& run_id) {
    const PersonId person = PersonId::read(id).value();
    Attention& one = found_.try_emplace(person, Attention{person}).first->second;
    if (!run_id.empty()) one.run_id = run_id;
    for (const CohortNow& cohort : day_.cohorts)
      if (cohort.running.run.id == run_id) one.cohort = cohort.running.cohort;
    return one;
  }

  std::vector<Attention> worst_first() && {
    std::vector<Attention> all;
    for (auto& [person, one] : found_) all.push_back(std::move(one));
    std::ranges::stable_sort(all, [](const Attention& a, const Attention& b) { return a.weight > b.weight; });
    return all;
  }

 private:
  const StaffsDay& day_;
  std::map<PersonId, Attention> found_;
};

// TO6
void gather_from_attendance(db::Transaction& tx, const StaffsDay& day, const std::vector<std::string>& runs,
                            Gathering& gathering) {
  for (const attendance::PersonAttendance& one : attendance::attendance_of_runs(tx, runs, {day.school_zone})) {
    const auto percent = one.attendance.percent();
    if (!percent || one.attendance.counted() < least_counted || *percent >= enough_percent) continue;
    Attention& who = gathering.of(one.person_id, one.run_id);
    who.reasons.push_back(std::to_string(*percent) + " % attendance");
    who.weight += enough_percent - *percent;
  }
  for (const attendance::RunDispute& one : attendance::open_disputes_of_runs(tx, runs)) {
    Attention& who = gathering.of(one.person_id, one.run_id);
    const Day since = calendar::local_of(one.made_at, day.school_zone).day;
    who.objects_since = std::min(since, who.objects_since.value_or(since));
    who.weight += 30;
  }
}

// How much a thing weighs that is due on a day: the more, the longer ago that was.
int weight_of(Day due, Day today) { return 10 + std::clamp(static_cast<int>(today.days_since(due)), 0, 60); }

// TO14, TO10
void gather_for_the_team(db::Transaction& tx, const StaffsDay& day, const std::vector<std::string>& runs,
                         const Viewer& viewer, Gathering& gathering) {
  for (attendance::OpenMeeting& one : attendance::open_start_meetings(tx, runs, day.day)) {
    Attention& who = gathering.of(one.person_id, one.run_id);
    who.weight += weight_of(one.due, day.day);
    who.meeting = std::move(one);
  }
  std::optional<std::string_view> adviser;
  if (!viewer.roles.has(Role::lead)) adviser = viewer.id.text();
  for (cohorts::ReviewDue& one : cohorts::reviews_due(tx, day.day.plus(review_ahead), adviser)) {
    Attention& who = gathering.of(one.seeker.person_id, "");
    who.weight += weight_of(one.due(), day.day);
    who.reviews.push_back(std::move(one));
  }
}

}  // namespace

StaffsDay staffs_day(db::Transaction& tx, const Viewer& viewer, const std::string& zone, Moment now) {
  StaffsDay day{.school_zone = zone, .day = calendar::local_of(now, zone).day};
  day.cohorts = cohorts_now(tx, viewer.id, day);
  std::vector<std::string> runs;
  for (const CohortNow& one : day.cohorts) runs.push_back(one.running.run.id);

  const Moment tomorrow = calendar::moment_of({day.day.plus(1), 0}, zone);
  const Moment week_ahead = calendar::moment_of({day.day.plus(7), 0}, zone);
  for (Occurrence& one : timetable::calendar_of_runs(tx, runs, calendar::moment_of({day.day, 0}, zone), week_ahead)) {
    if (!is_session(one)) continue;
    for (CohortNow& cohort : day.cohorts)
      if (cohort.running.cohort_id == one.cohort_id && !cohort.next && !one.cancelled && one.ends_at > now)
        cohort.next = one;
    (one.starts_at < tomorrow ? day.today : day.later_this_week).push_back(std::move(one));
  }
  Gathering gathering(day);
  gather_from_attendance(tx, day, runs, gathering);
  if (viewer.roles.any_of(career_team)) gather_for_the_team(tx, day, runs, viewer, gathering);
  day.attention = std::move(gathering).worst_first();
  std::erase_if(day.attention, [&](const Attention& one) { return one.student == viewer.id; });  // TO17
  std::vector<PersonId> named;
  for (const Attention& one : day.attention) named.push_back(one.student);
  day.names = people::names_of(tx, named);
  return day;
}

}  // namespace today
