#include "rooms/cohorts/reach.h"

#include <catch2/catch.hpp>

#include "rooms/test_school.h"

using namespace cohorts;

namespace {

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana", "ana@school.example"}, now, random));
      const Deed deed{{}, now, random};
      const Term begun = add_term(tx, {"2608", *Day::read("2026-08-24"), 6, 1}, deed).value();
      const std::string track = add_track(tx, "Back end", deed).value().id;
      cohort = add_cohort(tx, {"2608BE", track, begun.id, its_edition}, deed).value();
      REQUIRE(add_run(tx, {cohort.id, begun.id, 4, begun.first_day, 6}, deed));
    });
  }
  PersonId with(const people::RoleGrant& grant) const {
    return write([&](db::Transaction& tx) {
      return people::add(tx, {.name = "Somebody", .roles = {grant}}, {}, now, random).value();
    });
  }
  Reach reach(const PersonId& person, const char* day = "2026-09-01") const {
    return read([&](db::Transaction& tx) { return Reach(tx, person, *Day::read(day)); });
  }
  Place place(std::optional<int> module) const { return place_of(cohort, module); }
  Cohort cohort;
};

}  // namespace

TEST_CASE("CO17: a role that is limited to a track or a module sees the records of no other") {
  const School at;
  for (const Role role : {Role::lead, Role::specialist, Role::instructor}) {
    CHECK(at.reach(at.with({role})).sees(at.place(4)));
    CHECK(at.reach(at.with({role, "back END"})).sees(at.place(4)));
    CHECK(at.reach(at.with({role, "Back end", 4})).sees(at.place(4)));
    CHECK_FALSE(at.reach(at.with({role, "Front end"})).sees(at.place(4)));
    CHECK_FALSE(at.reach(at.with({role, "", 3})).sees(at.place(4)));
    CHECK_FALSE(at.reach(at.with({role, "Front end", 4})).sees(at.place(4)));
  }
  for (const Role role : {Role::administrator, Role::student, Role::mentor, Role::volunteer, Role::alum})
    CHECK_FALSE(at.reach(at.with({role})).sees(at.place(4)));
}

TEST_CASE("CO17: notes for facilitators are of the modules that a role reaches; an administrator reads all") {
  const School at;
  const Reach third = at.reach(at.with({Role::instructor, "", 3}));
  CHECK(third.sees_notes_of(3));
  CHECK(third.sees_notes_of({}));
  CHECK_FALSE(third.sees_notes_of(4));
  CHECK_FALSE(third.sees_notes(at.place(4)));
  const Reach admin = at.reach(at.with({Role::administrator}));
  CHECK(admin.sees_notes_of(4));
  CHECK(admin.sees_notes(at.place(4)));
  CHECK_FALSE(at.reach(at.with({Role::student})).sees_notes_of({}));
}

TEST_CASE("CO18: a specialist looks after the cohorts that are theirs that day, within the limits of the role") {
  const School at;
  const PersonId kim = at.with({Role::specialist}), third = at.with({Role::specialist, "", 3});
  CHECK_FALSE(at.reach(kim).looks_after(at.place(4)));
  at.write([&](db::Transaction& tx) {
    for (const PersonId& one : {kim, third})
      REQUIRE(assign(tx, {one.text(), at.cohort.id, {}, {}, *Day::read("2026-08-31")}, {{}, at.now, at.random}));
  });
  CHECK(at.reach(kim).looks_after(at.place(4)));
  CHECK(at.reach(kim).looks_after(at.place({})));
  CHECK_FALSE(at.reach(kim, "2026-08-30").looks_after(at.place(4)));
  CHECK_FALSE(at.reach(third).looks_after(at.place(4)));
  CHECK(at.reach(third).looks_after(at.place(3)));
}

TEST_CASE("CO18: leads and instructors look after what their role reaches; the whole cohort when no module limits it") {
  const School at;
  for (const Role role : {Role::lead, Role::instructor}) {
    CHECK(at.reach(at.with({role})).looks_after(at.place({})));
    const Reach fourth = at.reach(at.with({role, "", 4}));
    CHECK(fourth.looks_after(at.place(4)));
    CHECK_FALSE(fourth.looks_after(at.place({})));
    CHECK_FALSE(fourth.changes_dates(at.place({})));
  }
  const Reach admin = at.reach(at.with({Role::administrator}));
  CHECK_FALSE(admin.looks_after(at.place(4)));
  CHECK(admin.changes_dates(at.place({})));
}

TEST_CASE("CO18: a role that has ended reaches nothing") {
  const School at;
  const PersonId lea = at.with({Role::lead});
  at.write([&](db::Transaction& tx) {
    REQUIRE(people::end_role(tx, lea, people::role_history(tx, lea).front().id, {}, at.now, at.random));
  });
  CHECK_FALSE(at.reach(lea).sees(at.place(4)));
}

TEST_CASE("CO19: what is not seen is not there, what is seen and not looked after is not allowed") {
  const School at;
  const auto kind = [&](const people::RoleGrant& grant) {
    return at.reach(at.with(grant)).check_looks_after(at.place(4), "2608BE").error().kind;
  };
  CHECK(kind({Role::specialist}) == FailureKind::not_allowed);
  CHECK(kind({Role::specialist, "", 3}) == FailureKind::not_found);
  CHECK(kind({Role::administrator}) == FailureKind::not_found);
}
