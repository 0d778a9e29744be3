#include "rooms/timetable/clashes.h"

#include <algorithm>

namespace timetable {

namespace {

bool is_against(const Occurrence& one, const Occurrence& other) {
  const bool over_work = (one.need == Need::work_time) != (other.need == Need::work_time);
  return over_work || (one.need == Need::required && other.need == Need::required);
}

}  // namespace

bool takes_time(const Occurrence& it) {
  return it.need != Need::due && it.need != Need::own_pace && !it.for_staff && !it.cancelled;
}

bool is_for_the_same(const Occurrence& one, const Occurrence& other) {
  return !one.group_id || !other.group_id || one.group_id == other.group_id;
}

std::vector<Clash> clashes(std::vector<Occurrence> all, Moment now) {
  std::erase_if(all, [&](const Occurrence& one) { return one.gone || !takes_time(one) || one.ends_at <= now; });
  std::ranges::stable_sort(all, {}, &Occurrence::starts_at);
  std::vector<Clash> out;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size() && all[j].starts_at < all[i].ends_at; ++j)
      if (all[i].run_id == all[j].run_id && is_for_the_same(all[i], all[j]) && is_against(all[i], all[j]))
        out.push_back({all[i], all[j]});
  return out;
}

}  // namespace timetable
