#include "rooms/groups/groups.h"

#include <algorithm>
#include <map>

#include "kernel/day_words.h"
#include "rooms/people/people.h"
#include "rooms/privacy/apart/keep_apart.h"

namespace groups {

namespace {

// GR1
Result<void> is_in_run(db::Transaction& tx, const cohorts::Group& group, std::string_view person, Day day) {
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(tx, group.run_id)) {
    if (one.person_id != person) continue;
    if (!one.goes_on(day))
      return fail(FailureKind::invalid, "They are no longer in this module run then.", "person_id");
    if (day < one.from_day)
      return fail(FailureKind::invalid, "They are in the module run only from " + day_words(one.from_day) + " on.",
                  "day");
    if (day > one.run_first_day.plus(7 * one.run_weeks - 1))
      return fail(FailureKind::invalid, "The module run is over by then.", "day");
    return {};
  }
  return fail(FailureKind::invalid, "Please choose somebody of this module run.", "person_id");
}

std::vector<PersonId> ids_of(std::span<const std::string> texts) {
  std::vector<PersonId> out;
  for (const std::string& one : texts)
    if (const auto id = PersonId::read(one)) out.push_back(*id);
  return out;
}

// GR2: the first of them from whom the person is kept apart, by name.
std::optional<std::string> kept_apart_from_whom(db::Transaction& tx, std::span<const std::string> others,
                                                std::string_view person) {
  const auto id = PersonId::read(person);
  if (!id) return std::nullopt;
  std::vector<PersonId> all = ids_of(others);
  all.push_back(*id);
  for (const auto& [one, other] : privacy::kept_apart_from(tx, all)) {
    if (one != *id && other != *id) continue;
    const PersonId whom = one == *id ? other : one;
    const auto names = people::names_of(tx, std::vector{whom});
    return names.contains(whom) ? names.at(whom) : "somebody in it";
  }
  return std::nullopt;
}

Result<void> is_not_kept_apart(db::Transaction& tx, const cohorts::Group& group, std::string_view person) {
  const auto whom = kept_apart_from_whom(tx, group.members, person);
  if (!whom) return {};
  return fail(FailureKind::conflict,
              "They are kept apart from " + *whom + ": please choose another group. Only the career team sees this.",
              "person_id");
}

}  // namespace

Result<void> put_in(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                    const Deed& deed) {
  const cohorts::Group group = TRY(cohorts::group(tx, group_id));
  TRY(is_in_run(tx, group, person_id, day));
  TRY(is_not_kept_apart(tx, group, person_id));
  return cohorts::join_group(tx, group_id, person_id, day, deed);
}

Result<void> take_out(db::Transaction& tx, std::string_view group_id, std::string_view person_id, Day day,
                      const Deed& deed) {
  const cohorts::Group group = TRY(cohorts::group(tx, group_id));
  if (std::ranges::find(group.members, person_id) == group.members.end())
    return fail(FailureKind::not_found, "They are not in this group.");
  return cohorts::leave_group(tx, person_id, day, deed);
}

Result<void> may_join_team(db::Transaction& tx, std::span<const std::string> team, std::string_view person_id,
                           bool tells_career_team) {
  const auto whom = kept_apart_from_whom(tx, team, person_id);
  if (!whom) return {};
  return fail(FailureKind::conflict,
              tells_career_team ? "They are kept apart from " + *whom +
                                      ": please choose somebody else. Only the career team sees this."
                                : "They cannot be in this team: please choose somebody else.",
              "person_id");
}

std::vector<ApartInGroup> kept_apart_in(db::Transaction& tx, std::span<const cohorts::Group> groups) {
  std::vector<std::string> members;
  std::map<std::string, std::string, std::less<>> where;
  for (const cohorts::Group& group : groups)
    for (const std::string& member : group.members) {
      members.push_back(member);
      where.emplace(member, group.id);
    }
  std::vector<ApartInGroup> out;
  for (const auto& [one, other] : privacy::kept_apart_from(tx, ids_of(members)))
    if (where.at(one.text()) == where.at(other.text())) out.push_back({where.at(one.text()), one.text(), other.text()});
  return out;
}

std::optional<Mine> group_of(db::Transaction& tx, std::string_view person_id, Day day) {
  const auto present = cohorts::present_of(cohorts::enrolments_of_person(tx, person_id), day);
  if (!present || !present->present_group) return std::nullopt;
  auto group = cohorts::group(tx, *present->present_group);
  if (!group || group->run_id != present->run_id) return std::nullopt;
  Day since = present->from_day;
  for (const cohorts::Membership& one : cohorts::memberships_of_run(tx, group->run_id))
    if (one.person_id == person_id && !one.until_day) since = one.from_day;
  return Mine{*std::move(group), *present, since};
}

}  // namespace groups
