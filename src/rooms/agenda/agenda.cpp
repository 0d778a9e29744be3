#include "rooms/agenda/agenda.h"

#include <algorithm>
#include <map>
#include <set>

#include "platform/calendar/zone.h"

namespace agenda {

namespace {

// AG2
bool is_theirs(const Occurrence& it, const cohorts::Enrolment& in, const School& school) {
  if (it.for_staff) return false;  // AG1
  if (!in.until_day || (it.need == Need::due && cohorts::stays_owing(in.outcome))) return true;
  return calendar::local_of(it.starts_at, school.zone).day <= *in.until_day;
}

}  // namespace

// AG3
bool is_required(Need need, SessionKind kind, const Standing& standing) {
  if (need != Need::required) return false;
  return standing.attempt == 1 || !standing.attended_before || standing.in_its_group || kind == SessionKind::group;
}

std::vector<Mine> calendar_of_student(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                      const School& school) {
  return calendar_of_student(tx, cohorts::enrolments_of_person(tx, person_id), from, until, school);
}

std::vector<Mine> calendar_of_student(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments, Moment from,
                                      Moment until, const School& school) {
  if (enrolments.empty()) return {};
  std::map<std::string, cohorts::Enrolment, std::less<>> mine;
  std::vector<std::string> runs;
  for (const cohorts::Enrolment& one : enrolments) {
    runs.push_back(one.run_id);
    mine.emplace(one.run_id, one);
  }
  const std::optional<std::string>& group = enrolments.front().present_group;
  struct Note {
    State state;
    std::optional<Moment> objected_at;
  };
  std::map<std::string, Note, std::less<>> noted;
  std::set<std::tuple<std::string, int, std::string>> was_in;  // run, module, session
  for (attendance::Attended& one : attendance::attended(tx, enrolments.front().person_id)) {
    noted.emplace(one.occurrence_id, Note{one.state, one.objected_at});
    if (attendance::was_there(one.state)) was_in.emplace(std::move(one.run_id), one.module, std::move(one.item));
  }
  const auto attended_before = [&](const Occurrence& it) {
    return std::ranges::any_of(was_in, [&](const auto& one) {
      return std::get<0>(one) != it.run_id && std::get<1>(one) == it.module && std::get<2>(one) == it.item;
    });
  };
  std::vector<Mine> out;
  for (Occurrence& it : timetable::calendar_of_runs(tx, runs, from, until)) {
    const cohorts::Enrolment& in = mine.at(it.run_id);
    if (!is_theirs(it, in, school)) continue;
    const Standing standing{in.attempt, in.attempt > 1 && attended_before(it), it.group_id && it.group_id == group};
    const auto found = noted.find(it.id);
    const bool required = is_required(it.need, it.kind, standing);
    Mine& one = out.emplace_back(Mine{std::move(it), required});
    if (found == noted.end()) continue;
    one.attended = found->second.state;
    one.objected_at = found->second.objected_at;
  }
  return out;
}

std::vector<Occurrence> in_the_way(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                   const School& school) {
  std::vector<Occurrence> out;
  for (Mine& one : calendar_of_student(tx, person_id, from, until, school))
    if (one.required && !one.what.cancelled && one.what.ends_at > from) out.push_back(std::move(one.what));
  return out;
}

}  // namespace agenda
