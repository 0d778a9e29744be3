#include "rooms/cohorts/reach.h"

#include <algorithm>

#include "kernel/text.h"

namespace cohorts {

namespace {

bool covers(const people::RoleGrant& grant, const Place& place) {
  return (grant.track.empty() || text::equal_ignoring_case(grant.track, place.track)) &&
         (grant.module == 0 || grant.module == place.module);
}

}  // namespace

Place place_of(const Cohort& cohort, std::optional<int> module) { return {cohort.id, cohort.track, module}; }

Reach::Reach(db::Transaction& tx, const PersonId& person, Day today) {
  for (const people::HeldRole& one : people::role_history(tx, person)) {
    if (one.ended_at) continue;
    administrates_ = administrates_ || one.grant.role == Role::administrator;
    held_.push_back(one.grant);
  }
  // Who looks after everybody anyway has no need of them.
  if (!looks_after_all() && std::ranges::find(held_, Role::specialist, &people::RoleGrant::role) != held_.end())
    assigned_ = cohorts_of_specialist(tx, person.text(), today);
}

bool Reach::looks_after_all() const {
  return std::ranges::any_of(held_, [](const people::RoleGrant& grant) {
    return (grant.role == Role::lead || grant.role == Role::instructor) && grant.track.empty() && grant.module == 0;
  });
}

bool Reach::holds(Role role, const Place& place) const {
  return std::ranges::any_of(
      held_, [&](const people::RoleGrant& grant) { return grant.role == role && covers(grant, place); });
}

// CO17
bool Reach::sees(const Place& place) const {
  return std::ranges::any_of(
      held_, [&](const people::RoleGrant& grant) { return carers.has(grant.role) && covers(grant, place); });
}

bool Reach::sees_notes(const Place& place) const { return administrates_ || sees(place); }

bool Reach::sees_notes_of(std::optional<int> module) const {
  return administrates_ || std::ranges::any_of(held_, [&](const people::RoleGrant& grant) {
           return carers.has(grant.role) && (grant.module == 0 || !module || grant.module == *module);
         });
}

// CO18
bool Reach::looks_after(const Place& place) const {
  if (holds(Role::lead, place) || holds(Role::instructor, place)) return true;
  return holds(Role::specialist, place) && std::ranges::find(assigned_, place.cohort_id) != assigned_.end();
}

bool Reach::changes_dates(const Place& place) const { return administrates_ || looks_after(place); }

std::vector<Care> care_of_instructor(db::Transaction& tx, std::string_view person_id, Day from) {
  std::vector<people::RoleGrant> taught;
  if (const auto id = PersonId::read(person_id))
    for (const people::HeldRole& one : people::role_history(tx, *id))
      if (!one.ended_at && one.grant.role == Role::instructor) taught.push_back(one.grant);
  std::vector<Care> out;
  if (taught.empty()) return out;
  for (const Cohort& cohort : cohorts(tx))
    for (const people::RoleGrant& grant : taught)
      if (grant.track.empty() || text::equal_ignoring_case(grant.track, cohort.track))
        out.push_back({cohort.id, grant.module == 0 ? std::nullopt : std::optional(grant.module), from, std::nullopt});
  return out;
}

// CO19
Result<void> Reach::check_looks_after(const Place& place, const std::string& cohort) const {
  if (looks_after(place)) return {};
  if (!sees(place)) return fail(FailureKind::not_found, "There is no such page.");
  return fail(FailureKind::not_allowed, "This is for those who look after " + cohort + ", and for lead specialists.");
}

}  // namespace cohorts
