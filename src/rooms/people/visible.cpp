#include "rooms/people/people.h"

namespace people {

namespace {

constexpr Roles learners{Role::student, Role::alum};
constexpr Roles helpers{Role::mentor, Role::volunteer};

}  // namespace

// P12: What one may see of a person depends on who looks.
Visible visible(const Record& person, const Viewer& viewer) {
  // of oneself everything;
  if (viewer.id == person.id) return {true, true, true, true, true, true, true, true};
  Visible sees;
  const bool is_of_staff = person.roles().any_of(staff);
  // as staff the name, pronouns that are shown, e-mail, time zone, roles and photo of everybody, staff's contact links;
  if (viewer.roles.any_of(staff))
    sees = {.name = true,
            .pronouns = person.pronouns_shown,
            .roles = true,
            .email = true,
            .zone = true,
            .links = is_of_staff,
            .photo = true};
  // as an administrator the account besides, and no private content;
  else if (viewer.roles.any_of(learners))
    // as a student or alum the name, shown pronouns and roles of everybody, and what staff put there to be reached by;
    sees = {.name = true, .pronouns = person.pronouns_shown, .roles = true, .links = is_of_staff, .photo = is_of_staff};
  else if (viewer.roles.any_of(helpers))
    // as a mentor or volunteer the names of staff, and what they put there to be reached by.
    sees = {.name = is_of_staff, .links = is_of_staff};
  sees.account = viewer.roles.has(Role::administrator);
  return sees;
}

}  // namespace people
