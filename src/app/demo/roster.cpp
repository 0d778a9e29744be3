// A file from the school's other system, which waits for the administrator to look at it.
#include "app/demo/building.h"
#include "platform/calendar/zone.h"
#include "rooms/people/people.h"
#include "rooms/rosters/rosters.h"

namespace demo {

namespace {

using namespace std::chrono_literals;

// One row of each fate: who is new, who changes, who is so already, and what is wrong.
Result<std::string> table(Building& school, db::Transaction& tx) {
  std::string rows = "Name,E-mail,Student ID,Roles,Cohort,Starts on,Homeroom\r\n";
  const auto add = [&](std::string_view name, std::string_view email, std::string_view id, std::string_view rest) {
    rows += std::string(name) + "," + std::string(email) + "," + std::string(id) + "," + std::string(rest) + "\r\n";
  };
  for (const Cohort& cohort : school.cohorts)
    if (!cohort.students.empty())
      if (const auto known = people::find(tx, cohort.students.front().id))
        add(known->name, known->email, known->external_id, "student,,,");
  for (int i = 0; i < 6; ++i) {
    const Name name = school.names.next();
    add(name.full, name.email, "next-" + std::to_string(i + 1), i == 5 ? "student,,next autumn," : "student,,,3");
  }
  if (const auto known = people::find(tx, school.instructors.back()))
    add(known->name, known->email, known->external_id, "\"instructor, mentor\",,,");
  if (const auto known = people::find(tx, school.specialists.front()))
    add(known->name, known->email, "another-id", "specialist,,,");
  return rows;
}

}  // namespace

Result<void> add_roster(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const Moment when = school.settings.now.plus(-1h);
    const std::string rows = TRY(table(school, tx));
    const std::string file =
        TRY(rosters::read(rosters::Kind::people, rows, "next-term.csv", calendar::local_of(when, school_zone).day));
    TRY(rosters::stage(tx, file, school.administrators.front(), when, school.dice.random()));
    return {};
  });
}

}  // namespace demo
