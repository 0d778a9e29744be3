// Who looks after whom: two specialists for each cohort, others for a module or a track.
#include "app/demo/building.h"

namespace demo {

// Two look after each cohort, one of them from elsewhere, who took over from a colleague in the second term.
Result<void> assign_team(Building& school, db::Transaction& tx, const std::string& cohort, int number, Day first) {
  const auto deed = school.deed(school.administrators.front(), morning_of(first.plus(-14)));
  const std::span<const PersonId> specialists = school.team_of(number);
  TRY(cohorts::assign(tx, {specialists.front().text(), cohort, {}, {}, first}, deed));
  const std::size_t which = 1 + static_cast<std::size_t>(number) % (specialists.size() - 1);
  const Day handover = school.terms[1].first_day;
  if (first >= handover || number >= running_cohorts) {
    TRY(cohorts::assign(tx, {specialists[which].text(), cohort, {}, {}, first}, deed));
    return {};
  }
  const std::size_t before = 1 + which % (specialists.size() - 1);
  const auto earlier = TRY(cohorts::assign(tx, {specialists[before].text(), cohort, {}, {}, first}, deed));
  const auto change = school.deed(school.leads.front(), morning_of(handover.plus(-6)));
  TRY(cohorts::end_assignment(tx, earlier.id, handover.plus(-1), change));
  TRY(cohorts::assign(tx, {specialists[which].text(), cohort, {}, {}, handover}, change));
  return {};
}

// Others look after a whole module, or a track: one of them for the first term alone.
Result<void> assign_by_module(Building& school, db::Transaction& tx, const std::vector<std::string>& tracks) {
  const Day first = school.terms.front().first_day;
  const auto deed = school.deed(school.leads.front(), morning_of(first.plus(-7)));
  const auto whole = TRY(cohorts::assign(tx, {school.specialists.back().text(), {}, tracks.front(), {}, first}, deed));
  TRY(cohorts::end_assignment(tx, whole.id, school.terms.front().last_day(),
                              school.deed(school.leads.front(), morning_of(school.terms[1].first_day.plus(-5)))));
  TRY(cohorts::assign(tx, {school.leads.front().text(), {}, {}, last_module, first}, deed));
  TRY(cohorts::assign(tx, {school.specialists[1].text(), {}, tracks.back(), 1, school.terms.back().first_day},
                      school.deed(school.leads.front(), morning_of(school.terms.back().first_day.plus(-5)))));
  return {};
}

}  // namespace demo
