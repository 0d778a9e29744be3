// The school of the demo: Harbour School, in the third week of its term, with the terms before it.
//
// The same seed and the same day make the same school. Everything is done through the rooms' own doors, at the moments
// at which people would have done it, so that histories are what they would be.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/result.h"
#include "platform/db/database.h"
#include "rooms/curriculum/content/content.h"

namespace demo {

struct Settings {
  std::uint64_t seed = 1;
  Moment now;
  int students = 120;  // in modules 1 to 4 today, beside those who graduated and who left; at least 6
  int cohort_size = 20;
  bool attendance = true;
  std::string password_hash = {};  // of everybody who signs in

  // Under way today: the more students, the more of them.
  int cohorts() const { return std::max(6, students / cohort_size); }
};

// Somebody to be in the demo: one of each role, a student of each module, one far away, and one with two roles.
struct Part {
  std::string external_id;  // "demo-student-3"
  std::string role;         // "Student in module 3"
};
const std::vector<Part>& parts();

// What its cohorts began with, and what the new one begins with (earlier.h).
struct Programmes {
  curriculum::Content earlier, present;
};

// conflict when the database holds a school. In several transactions: a large school does not fit into one.
Result<void> fill(db::Database& database, const Programmes& programmes, const Settings& settings);

}  // namespace demo
