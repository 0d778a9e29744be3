#include "app/demo/demo_school.h"

#include "app/demo/building.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/people/people.h"

namespace demo {

const std::vector<Part>& parts() {
  static const std::vector<Part> all{{"demo-student-1", "Student in module 1"},
                                     {"demo-student-3", "Student in module 3"},
                                     {"demo-student-4", "Student in module 4"},
                                     {"demo-specialist", "Career specialist"},
                                     {"demo-lead", "Lead specialist"},
                                     {"demo-instructor", "Instructor"},
                                     {"demo-mentor", "Mentor"},
                                     {"demo-alum", "Alum"},
                                     {"demo-volunteer", "Volunteer"},
                                     {"demo-administrator", "Administrator"}};
  return all;
}

Result<void> fill(db::Database& database, const curriculum::Content& programme, const Settings& settings) {
  Building school(database, settings);
  TRY(add_staff(school));
  const auto import = [&](db::Transaction& tx) -> Result<void> {
    const Moment when = settings.now.plus(-std::chrono::hours(24 * 7 * 29));
    school.edition =
        TRY(curriculum::import_edition(tx, programme, school.leads.front(), when, school.dice.random())).edition.id;
    return {};
  };
  TRY(school.write(import));
  TRY(add_terms(school));
  TRY(add_cohorts(school));
  TRY(add_history(school));
  TRY(add_private_life(school));
  return add_roster(school);
}

}  // namespace demo
