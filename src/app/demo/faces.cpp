// Pictures beside the names of some: drawn patterns, since nobody here is real.
#include "app/demo/building.h"
#include "app/demo/picture.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"

namespace demo {

namespace {

Result<void> put(Building& school, const PersonId& person) {
  const auto photo = TRY(people::made_photo(drawn_picture(school.dice)));
  const Moment when = school.settings.now.plus(-std::chrono::hours(20 + school.dice.below(700)));
  return school.write([&](db::Transaction& tx) -> Result<void> {
    const auto known = people::find(tx, person);
    if (!known || !known->is_active()) return {};
    return people::put_photo(tx, person, photo, when, school.dice.random());
  });
}

}  // namespace

Result<void> add_photos(Building& school) {
  for (const auto* staff : {&school.administrators, &school.leads, &school.specialists, &school.instructors})
    for (const PersonId& person : *staff)
      if (school.dice.percent(75)) TRY(put(school, person));
  for (std::size_t number = 0; number < first_cohorts; ++number)
    for (std::size_t i = 0; i < school.cohorts[number].students.size() && i < 20; ++i)
      if (i == 0 || school.dice.percent(30)) TRY(put(school, school.cohorts[number].students[i].id));
  return {};
}

}  // namespace demo
