// Which students, dates and notes somebody's roles reach: the limits of roles (people, P8) and the assignments of
// specialists (CO12), asked in one place by all rooms whose pages show students' records or change them.
//
// The rules CO17 to CO19 are written out in README.md beside this file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rooms/cohorts/cohorts.h"
#include "rooms/people/people.h"

namespace cohorts {

// One module of a cohort; no module: the cohort as a whole, which a role that is limited to a module does not reach.
struct Place {
  std::string cohort_id, track;
  std::optional<int> module;
};
Place place_of(const Cohort& cohort, std::optional<int> module);

class Reach {
 public:
  // Two statements at most. `today`: the school's day.
  Reach(db::Transaction& tx, const PersonId& person, Day today);

  // CO17: the students' records of the place: attendance, objections, outcomes.
  bool sees(const Place& place) const;
  // CO17: what the place has for staff alone; and notes for facilitators in the programme, which belongs to no track.
  bool sees_notes(const Place& place) const;
  bool sees_notes_of(std::optional<int> module) const;
  // CO18: notes attendance, answers objections, records outcomes and reviews.
  bool looks_after(const Place& place) const;
  // CO18, T10: the same, and administrators.
  bool changes_dates(const Place& place) const;

  // not_found for what they do not see; not_allowed, which names the cohort, for what they do not look after.
  Result<void> check_looks_after(const Place& place, const std::string& cohort) const;

 private:
  bool holds(Role role, const Place& place) const;  // within its limits
  bool looks_after_all() const;                     // in a role without limits, whatever is assigned

  std::vector<people::RoleGrant> held_;
  std::vector<std::string> assigned_;  // ids of cohorts
  bool administrates_ = false;
};

}  // namespace cohorts
