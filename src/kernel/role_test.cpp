#include "kernel/role.h"

#include <catch2/catch.hpp>

TEST_CASE("every role is found by its name, and no other word is a role") {
  for (const Role role : all_roles) CHECK(role_named(name_of(role)) == role);
  CHECK_FALSE(role_named("Student"));
  CHECK_FALSE(role_named(""));
}

TEST_CASE("a set of roles holds what was added and nothing else") {
  const Roles roles{Role::mentor, Role::alum};
  for (const Role role : all_roles) CHECK(roles.has(role) == (role == Role::mentor || role == Role::alum));
  CHECK(roles.any_of({Role::student, Role::alum}));
  CHECK_FALSE(roles.any_of(staff));
  CHECK_FALSE(Roles{}.any_of(staff));
}

TEST_CASE("who looks after students is all staff but administrators, and the career team is of them") {
  for (const Role role : all_roles) CHECK(carers.has(role) == (staff.has(role) && role != Role::administrator));
  CHECK((carers | career_team) == carers);
  CHECK_FALSE(career_team.has(Role::instructor));
}
