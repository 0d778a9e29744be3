// The calendars of a cohort, of runs, and of staff.
#include <algorithm>

#include "platform/calendar/zone.h"
#include "rooms/timetable/timetable.h"
#include "rooms/timetable/timetable_store.h"

namespace timetable {

Result<Occurrence> occurrence(db::Transaction& tx, std::string_view id) {
  std::optional<Occurrence> found = store::occurrence(tx, id);
  if (!found) return fail(FailureKind::not_found, "There is no such date.");
  return *std::move(found);
}

std::vector<Occurrence> calendar_of_cohort(db::Transaction& tx, std::string_view cohort_id, Moment from, Moment until) {
  std::vector<std::string> runs;
  for (cohorts::Run& run : cohorts::runs_of_cohort(tx, cohort_id)) runs.push_back(std::move(run.id));
  return store::occurrences(tx, runs, from, until);
}

std::vector<Occurrence> readings_of_run(db::Transaction& tx, std::string_view run, Moment begun_by) {
  return store::readings_of_run(tx, run, begun_by);
}

std::vector<Occurrence> calendar_of_runs(db::Transaction& tx, std::span<const std::string> runs, Moment from,
                                         Moment until) {
  return store::occurrences(tx, runs, from, until);
}

std::vector<Occurrence> calendar_of_staff(db::Transaction& tx, std::string_view person_id, Moment from, Moment until,
                                          const School& school) {
  const auto day_of = [&](Moment moment) { return calendar::local_of(moment, school.zone).day; };
  std::vector<cohorts::Care> care = cohorts::care_of_specialist(tx, person_id, day_of(from), day_of(until));
  std::ranges::move(cohorts::care_of_instructor(tx, person_id, day_of(from)), std::back_inserter(care));
  if (care.empty()) return {};
  const std::vector<cohorts::Run> all = cohorts::runs(tx);
  std::vector<std::string> runs;
  for (const cohorts::Run& run : all)
    if (std::ranges::find(care, run.cohort_id, &cohorts::Care::cohort_id) != care.end()) runs.push_back(run.id);
  std::vector<Occurrence> out = store::occurrences(tx, runs, from, until);
  std::erase_if(out, [&](const Occurrence& it) {
    const Day day = day_of(it.starts_at);
    return std::ranges::none_of(care, [&](const cohorts::Care& one) {
      return one.cohort_id == it.cohort_id && cohorts::holds_on(one, day, all);
    });
  });
  return out;
}

}  // namespace timetable
