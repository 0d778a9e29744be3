// All cohorts, their module runs and who was in them, read at once; to be asked row by row.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rooms/cohorts/cohorts.h"

namespace rosters {

class Classes {
 public:
  explicit Classes(db::Transaction& tx);

  // Whatever its case and accents; null when there is none.
  const cohorts::Cohort* called(std::string_view name) const;
  std::string name_of(std::string_view cohort) const;
  // Null when the cohort has not had the module.
  const cohorts::Run* run(std::string_view cohort, int module) const;
  // The one that a day lies in, else the next one after it; null when all have ended.
  const cohorts::Run* run_on(std::string_view cohort, Day day) const;
  // The earliest first; what is added counts from then on.
  std::vector<cohorts::Enrolment>& of(const std::string& person) { return enrolments_[person]; }
  const std::vector<cohorts::Cohort>& cohorts() const { return cohorts_; }

 private:
  std::vector<cohorts::Cohort> cohorts_;
  std::map<std::string, const cohorts::Cohort*, std::less<>> by_name_, by_id_;
  std::map<std::string, std::vector<cohorts::Run>, std::less<>> runs_;  // of a cohort, by first day
  std::map<std::string, std::vector<cohorts::Enrolment>, std::less<>> enrolments_;
};

// The one that runs; null when none does.
const cohorts::Enrolment* running(const std::vector<cohorts::Enrolment>& enrolments);

}  // namespace rosters
