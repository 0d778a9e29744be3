// Groups: who works with whom on a project. The rules GR1 … are in README.md beside this file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/cohorts/cohorts.h"

namespace groups {

using cohorts::Deed;

// Failures' fields: "person_id", "day". not_found for a group that is not there. Nothing changes when they are in it.
Result<void> put_in(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                    const Deed& deed);
// `day`: the first one on which they are in no group. not_found when they are not in this one.
Result<void> take_out(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                      const Deed& deed);

// GR5: conflict at "person_id" when the person is kept apart from one of `team`. Whom and that, the career team alone
// is told.
Result<void> may_join_team(db::Transaction& tx, std::span<const std::string> team, std::string_view person_id,
                           bool tells_career_team);

// Two who are in one group and kept apart, by their ids. For the career team alone (GR2). One statement.
struct ApartInGroup {
  std::string group_id, one, other;
};
std::vector<ApartInGroup> kept_apart_in(db::Transaction& tx, std::span<const cohorts::Group> groups);

// GR3
struct Mine {
  cohorts::Group group;
  cohorts::Enrolment enrolment;  // in whose module run it is
  Day since;
};
std::optional<Mine> group_of(db::Transaction& tx, std::string_view person_id, Day day);

}  // namespace groups
