#include "app/demo/demo_school.h"

#include "app/demo/building.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/people/people.h"

namespace demo {

const std::vector<Part>& parts() {
  static const std::vector<Part> all{{"demo-student-1", "Student in module 1"},
                                     {"demo-student-2", "Student in module 2"},
                                     {"demo-student-3", "Student in module 3"},
                                     {"demo-student-4", "Student in module 4"},
                                     {"demo-specialist", "Career specialist"},
                                     {"specialist-2", "Career specialist in Berlin"},
                                     {"demo-lead", "Lead specialist"},
                                     {"demo-instructor", "Instructor"},
                                     {"demo-mentor", "Mentor"},
                                     {"specialist-3", "Specialist and mentor"},
                                     {"demo-alum", "Alum"},
                                     {"demo-volunteer", "Volunteer"},
                                     {"demo-administrator", "Administrator"}};
  return all;
}

namespace {

Result<void> import(Building& school, const Programmes& programmes) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const auto bring_in = [&](const curriculum::Content& content, std::chrono::hours ago) -> Result<std::string> {
      return TRY(curriculum::import_edition(tx, content, school.leads.front(), school.settings.now.plus(-ago),
                                            school.dice.random()))
          .edition.id;
    };
    school.earlier_edition = TRY(bring_in(programmes.earlier, std::chrono::hours(24 * 7 * 29)));
    school.edition = TRY(bring_in(programmes.present, std::chrono::hours(24 * 7 * 5 + 3)));
    return {};
  });
}

}  // namespace

Result<void> fill(db::Database& database, const Programmes& programmes, const Settings& settings) {
  Building school(database, settings);
  TRY(add_staff(school));
  TRY(import(school, programmes));
  TRY(add_terms(school));
  TRY(add_cohorts(school));
  TRY(add_graduates(school));
  TRY(add_dates(school));
  TRY(add_teams(school));
  TRY(add_history(school));
  TRY(add_private_life(school));
  TRY(add_photos(school));
  TRY(add_rosters(school));
  TRY(add_post(school));
  TRY(add_sign_ins(school));
  TRY(add_sharing(school));
  TRY(add_waiting_roster(school));
  return add_waiting_letters(school);
}

}  // namespace demo
