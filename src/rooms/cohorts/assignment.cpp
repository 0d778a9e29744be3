#include <algorithm>
#include <tuple>

#include "kernel/day_words.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/cohorts_store.h"
#include "rooms/cohorts/naming.h"

namespace cohorts {

// CO12
Result<Assignment> assign(db::Transaction& tx, const NewAssignment& given, const Deed& deed) {
  if (!given.cohort_id && !given.track_id && !given.module)
    return fail(FailureKind::invalid, "Please choose a cohort, a track or a module.", "cohort_id");
  if (given.cohort_id && given.track_id)
    return fail(FailureKind::invalid, "A cohort has its track: please choose one of the two.", "track_id");
  if (given.module && (*given.module < 0 || *given.module > 9))
    return fail(FailureKind::invalid, "Modules are numbered from 0 to 9.", "module");
  if (given.cohort_id) TRY(cohort(tx, *given.cohort_id));
  bool known = !given.track_id;
  for (const Track& track : store::tracks(tx)) known = known || track.id == given.track_id;
  if (!known) return fail(FailureKind::not_found, "There is no such track.", "track_id");
  Assignment made{deed.new_id(), given.person_id, given.cohort_id, given.track_id, given.module, given.from_day, {}};
  store::add(tx, made, deed);
  happened(tx, deed, "cohorts.assigned", made.id, made.person_id);
  return made;
}

// CO14
Result<void> end_assignment(db::Transaction& tx, std::string_view id, Day last_day, const Deed& deed) {
  const std::vector<Assignment> found = store::assignments(tx, id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such assignment.");
  if (found.front().until_day == last_day) return {};
  if (last_day < found.front().from_day)
    return fail(FailureKind::invalid, "It begins only on " + day_words(found.front().from_day) + ".", "last_day");
  if (!store::end_assignment(tx, id, last_day, deed))
    return fail(FailureKind::conflict, "This assignment has ended already.", "last_day");
  happened(tx, deed, "cohorts.assignment-ended", id, found.front().person_id, last_day.text());
  return {};
}

std::vector<Assignment> assignments(db::Transaction& tx) { return store::assignments(tx, std::nullopt); }
std::vector<Assignment> assignments_of_cohort(db::Transaction& tx, const Cohort& cohort) {
  return store::assignments_of_cohort(tx, cohort);
}
std::vector<std::string> specialists_of(db::Transaction& tx, std::string_view cohort_id, Day day) {
  return store::specialists_of(tx, cohort_id, day);
}
std::vector<std::string> cohorts_of_specialist(db::Transaction& tx, std::string_view person_id, Day day) {
  return store::cohorts_of_specialist(tx, person_id, day);
}
Duties duties_of(db::Transaction& tx, std::string_view person_id, Day day) {
  return {store::duties_of(tx, person_id, day), store::advised_by(tx, person_id)};
}
std::vector<LookedAfter> looked_after_on(db::Transaction& tx, Day day) {
  std::vector<LookedAfter> all = store::looked_after_on(tx, day);
  std::ranges::sort(all, {}, [](const LookedAfter& one) { return std::tie(one.cohort, one.cohort_id); });
  return all;
}
std::vector<Care> care_of_specialist(db::Transaction& tx, std::string_view person_id, Day first, Day last) {
  return store::care_of_specialist(tx, person_id, first, last);
}

bool holds_on(const Care& care, Day day, const std::vector<Run>& runs) {
  if (day < care.from_day || (care.until_day && day > *care.until_day)) return false;
  if (!care.module) return true;
  // The module that began last, so that an intermission belongs to the module before it.
  const Run* present = nullptr;
  for (const Run& run : runs)
    if (run.cohort_id == care.cohort_id && run.first_day <= day && (!present || run.first_day > present->first_day))
      present = &run;
  return present && present->module == *care.module;
}

Result<Group> add_group(db::Transaction& tx, std::string_view run_id, const std::string& name, const Deed& deed) {
  Group group{deed.new_id(), TRY(run(tx, run_id)).id, TRY(one_line(name, "name")), {}};
  if (!store::add(tx, group, deed))
    return fail(FailureKind::conflict, "There is a group of that name already.", "name");
  happened(tx, deed, "cohorts.group-added", group.id);
  return group;
}

// CO13, CO8
Result<void> join_group(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                        const Deed& deed) {
  if (!store::is_group(tx, group_id)) return fail(FailureKind::not_found, "There is no such group.");
  if (store::present_group(tx, person_id) == group_id) return {};
  if (const std::optional<Day> earliest = store::earliest_to_join(tx, person_id); earliest && day < *earliest)
    return fail(FailureKind::invalid,
                "They are or were in another group then: please give " + day_words(*earliest) + " or a later day.",
                "day");
  store::end_membership(tx, person_id, day, deed);
  store::add_member(tx, group_id, person_id, day, deed);
  happened(tx, deed, "cohorts.group-joined", group_id, person_id);
  return {};
}

Result<Group> group(db::Transaction& tx, std::string_view id) {
  std::vector<Group> found = store::groups(tx, store::GroupsBy::id, id);
  if (found.empty()) return fail(FailureKind::not_found, "There is no such group.");
  return std::move(found.front());
}

Result<void> leave_group(db::Transaction& tx, std::string_view person_id, Day day, const Deed& deed) {
  const std::optional<Day> since = store::present_since(tx, person_id);
  if (!since) return {};
  if (day < *since) return fail(FailureKind::invalid, "They are in it only since " + day_words(*since) + ".", "day");
  const std::string left = store::present_group(tx, person_id).value();
  store::end_membership(tx, person_id, day, deed);
  happened(tx, deed, "cohorts.group-left", left, person_id);
  return {};
}

std::vector<Membership> memberships_of_run(db::Transaction& tx, std::string_view run_id) {
  return store::memberships(tx, run_id);
}
std::vector<Group> groups_of_run(db::Transaction& tx, std::string_view run_id) {
  return store::groups(tx, store::GroupsBy::run, run_id);
}
std::optional<std::string> present_group(db::Transaction& tx, std::string_view person_id) {
  return store::present_group(tx, person_id);
}

}  // namespace cohorts
