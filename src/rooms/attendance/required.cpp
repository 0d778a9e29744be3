#include "rooms/attendance/required.h"

#include <algorithm>
#include <set>

#include "rooms/attendance/attendance_store.h"

namespace attendance {

// AG3
bool is_required(timetable::Need need, timetable::SessionKind kind, const Standing& standing) {
  if (need != timetable::Need::required) return false;
  return standing.attempt == 1 || !standing.attended_before || standing.in_its_group ||
         kind == timetable::SessionKind::group;
}

Requirements::Requirements(db::Transaction& tx, std::span<const cohorts::Enrolment> enrolments) {
  std::set<std::string> repeaters;
  for (const cohorts::Enrolment& one : enrolments)
    if (one.attempt > 1) repeaters.insert(one.person_id);
  const std::vector<std::string> people(repeaters.begin(), repeaters.end());
  for (store::WasIn& one : store::was_in(tx, people))
    was_in_[std::move(one.person_id)].push_back(
        {std::move(one.run_id), std::move(one.item), one.module, one.starts_at});
}

Requirements::Requirements(std::span<const Attended> noted) {
  for (const Attended& one : noted)
    if (was_there(one.state)) was_in_[one.person_id].push_back({one.run_id, one.item, one.module, one.starts_at});
}

bool Requirements::attended_before(const cohorts::Enrolment& in, int module, std::string_view item,
                                   Moment before) const {
  const auto found = was_in_.find(in.person_id);
  return found != was_in_.end() && std::ranges::any_of(found->second, [&](const WasIn& one) {
           return one.run_id != in.run_id && one.module == module && one.item == item && one.starts_at < before;
         });
}

}  // namespace attendance
