#include "rooms/rosters/classes.h"

#include <algorithm>

#include "kernel/folded.h"
#include "kernel/text.h"

namespace rosters {

namespace {

std::string key_of(std::string_view name) { return text::folded(text::collapse_spaces(name)); }

}  // namespace

Classes::Classes(db::Transaction& tx) : cohorts_(cohorts::cohorts(tx)) {
  for (const cohorts::Cohort& one : cohorts_) {
    by_name_.emplace(key_of(one.name), &one);
    by_id_.emplace(one.id, &one);
  }
  for (cohorts::Run& run : cohorts::runs(tx)) runs_[run.cohort_id].push_back(std::move(run));
  for (cohorts::Enrolment& one : cohorts::enrolments(tx)) enrolments_[one.person_id].push_back(std::move(one));
}

const cohorts::Cohort* Classes::called(std::string_view name) const {
  const auto found = by_name_.find(key_of(name));
  return found == by_name_.end() ? nullptr : found->second;
}

std::string Classes::name_of(std::string_view cohort) const {
  const auto found = by_id_.find(cohort);
  return found == by_id_.end() ? "" : found->second->name;
}

const cohorts::Run* Classes::run(std::string_view cohort, int module) const {
  const auto of_cohort = runs_.find(cohort);
  if (of_cohort == runs_.end()) return nullptr;
  const auto found = std::ranges::find(of_cohort->second, module, &cohorts::Run::module);
  return found == of_cohort->second.end() ? nullptr : &*found;
}

const cohorts::Run* Classes::run_on(std::string_view cohort, Day day) const {
  const auto of_cohort = runs_.find(cohort);
  if (of_cohort == runs_.end()) return nullptr;
  const auto found =
      std::ranges::find_if(of_cohort->second, [&](const cohorts::Run& run) { return day <= run.last_day(); });
  return found == of_cohort->second.end() ? nullptr : &*found;
}

const cohorts::Enrolment* running(const std::vector<cohorts::Enrolment>& enrolments) {
  const auto found = std::ranges::find(enrolments, cohorts::Outcome::running, &cohorts::Enrolment::outcome);
  return found == enrolments.end() ? nullptr : &*found;
}

}  // namespace rosters
