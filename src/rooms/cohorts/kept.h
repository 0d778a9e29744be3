// What cohorts keep of a person, for themselves to read; and what goes when they are erased.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace db {
class Transaction;
}

namespace cohorts {

// Days and moments as the tables have them: "2026-09-01", "2026-09-01T16:00:00Z".
struct PersonalData {
  struct Outcome {
    std::string outcome, on_day, why, made_at;
  };
  struct Enrolment {
    std::string id, cohort;
    int module = 0, attempt = 1;
    std::string from_day, made_at;
    std::optional<std::string> voided_at, void_why;  // made by mistake (CO23)
    std::vector<Outcome> outcomes;                   // the first one first
  };
  struct Group {
    std::string name, from_day;
    std::optional<std::string> until_day;
  };
  struct Seeking {
    std::string from_day;
    std::optional<std::string> employed_on;
    std::vector<std::string> reviews_held;  // days
  };
  struct Assignment {
    std::optional<std::string> cohort, track;
    std::optional<int> module;
    std::string from_day;
    std::optional<std::string> until_day;
  };
  std::vector<Enrolment> enrolments;  // the earliest first
  std::vector<Group> groups;
  std::optional<Seeking> seeking;
  std::vector<std::string> graduations_taken_back;  // days (CO24)
  std::vector<Assignment> assignments;
};
// Six statements.
PersonalData personal_data(db::Transaction& tx, std::string_view person);

// Why outcomes were noted, and things taken back: that they were stays.
void forget_person(db::Transaction& tx, std::string_view person);

}  // namespace cohorts
