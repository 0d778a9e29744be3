#include <atomic>
#include <barrier>
#include <thread>

#include "rooms/people/people_test_school.h"

using namespace people_test;

TEST_CASE("P8: one person may hold several roles, limited to a track or a module or not, but administrators are not") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::instructor, "BE", 2}, {Role::alum}}});
  CHECK(school.grant(ben, {Role::instructor, "BE", 3}) == true);
  CHECK(school.grant(ben, {Role::instructor, "BE", 3}) == false);
  CHECK(school.get(ben).roles() == Roles{Role::instructor, Role::alum});
  std::vector<RoleGrant> held;
  for (const auto& one : school.get(ben).held) held.push_back(one.grant);
  CHECK(held.size() == 3);
  CHECK(std::ranges::count(held, RoleGrant{Role::instructor, "BE", 2}) == 1);
  CHECK(held.back() == RoleGrant{Role::alum});
  CHECK(refused_at(school.grant(ben, {Role::administrator, "BE"})) == "role");
  CHECK(refused_at(school.grant(ben, {Role::administrator, "", 1})) == "role");
  CHECK(refused_at(school.grant(ben, {Role::mentor, "", 100})) == "module");
  CHECK(refused_at(school.grant(ben, {Role::mentor, "", -1})) == "module");
  CHECK(refused_at(school.grant(ben, {Role::mentor, std::string(81, 'x')})) == "track");
  CHECK(school.grant(PersonId::make({}, {}), {Role::mentor}).error().kind == FailureKind::not_found);
}

TEST_CASE("P9: a role is ended, never taken out, and may be granted again") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::mentor}}});
  const auto role = school.get(ben).held.at(0).id;
  REQUIRE(school.end(ben, role));
  CHECK(school.get(ben).roles().empty());
  CHECK(school.end(ben, role).error().kind == FailureKind::not_found);
  REQUIRE(school.grant(ben, {Role::mentor}));
  const auto history = school.read([&](db::Transaction& tx) { return people::role_history(tx, ben); });
  REQUIRE(history.size() == 2);
  const auto ended = std::ranges::find(history, role, &people::HeldRole::id);
  CHECK(ended->granted_by == school.ana);
  CHECK(ended->granted_at == school.now);
  CHECK(ended->ended_at == school.now);
  // Nobody ends a role of somebody by naming somebody else.
  const PersonId cleo = school.add({.name = "Cleo"});
  const auto bens = school.get(ben).held.at(0).id;
  CHECK(school.end(cleo, bens).error().kind == FailureKind::not_found);
  CHECK(school.get(ben).roles().has(Role::mentor));
}

TEST_CASE("P10: the last administrator who can act neither loses the role nor is deactivated or erased") {
  const School school = on_either_engine();
  const auto anas = school.get(school.ana).held.at(0).id;
  const auto stays = [&] {
    CHECK(school.end(school.ana, anas).error().kind == FailureKind::conflict);
    CHECK(school.deactivate(school.ana).error().kind == FailureKind::conflict);
    CHECK(school.erase(school.ana).error().kind == FailureKind::conflict);
    CHECK(school.get(school.ana).is_active());
    CHECK(school.get(school.ana).roles().has(Role::administrator));
  };
  stays();
  // One who is deactivated does not count, nor one who was erased.
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::administrator}}});
  REQUIRE(school.deactivate(ben));
  stays();
  REQUIRE(school.erase(ben));
  stays();
  // Another role of the last administrator may end.
  REQUIRE(school.grant(school.ana, {Role::mentor}));
  CHECK(school.end(school.ana, school.get(school.ana).held.at(1).id));
  // With a second one each of them may go.
  (void)school.add({.name = "Cleo", .roles = {{Role::administrator}}});
  CHECK(school.end(school.ana, anas));
}

TEST_CASE("P10: of two administrators who remove each other at the same moment, one stays") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::administrator}}});
  const auto other = school.there().another();
  const bool both_begin = school.database().engine() == db::Engine::postgresql;
  enum class Way { role, deactivation, erasure };
  const Way way = GENERATE(Way::role, Way::deactivation, Way::erasure);
  const auto anas = school.get(school.ana).held.at(0).id, bens = school.get(ben).held.at(0).id;
  // On PostgreSQL both have seen both before either changes anything; on SQLite the second waits for the first.
  std::barrier seen(2);
  std::atomic<int> done = 0, refused = 0;
  const auto remove = [&](db::Database& node, const PersonId& by, const PersonId& person, const people::GrantId& role,
                          unsigned char seed) {
    const Random random = [&](std::span<unsigned char> bytes) { std::ranges::fill(bytes, seed++); };
    bool first_try = true;
    const Result<void> result = node.write([&](db::Transaction& tx) -> Result<void> {
      (void)people::find(tx, person);
      if (both_begin && std::exchange(first_try, false)) seen.arrive_and_wait();
      switch (way) {
        case Way::role:
          return people::end_role(tx, person, role, by, school.now, random);
        case Way::deactivation:
          return people::deactivate(tx, person, by, school.now, random);
        case Way::erasure:
          return people::erase(tx, person, by, school.now, random);
      }
      throw std::logic_error("no such way");
    });
    if (result)
      ++done;
    else if (result.error().kind == FailureKind::conflict)
      ++refused;
  };
  std::thread first(remove, std::ref(school.database()), school.ana, ben, bens, 1);
  std::thread second(remove, std::ref(*other), ben, school.ana, anas, 100);
  first.join();
  second.join();
  CHECK(done == 1);
  CHECK(refused == 1);
  CHECK(school.list({.role = Role::administrator, .active = true}).total == 1);
}

TEST_CASE("P11: whoever is deactivated keeps their data and their roles, and cannot act until they are reactivated") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .email = "ben@school.example", .roles = {{Role::student}}});
  const auto viewer = [&] { return school.read([&](db::Transaction& tx) { return people::viewer(tx, ben); }); };
  REQUIRE(viewer());
  CHECK(viewer()->viewer.name == "Ben");
  CHECK(viewer()->school == school_of_ours);
  REQUIRE(school.deactivate(ben));
  CHECK_FALSE(viewer());
  CHECK(school.get(ben).roles() == Roles{Role::student});
  CHECK(school.get(ben).email == "ben@school.example");
  CHECK(school.deactivate(ben).error().kind == FailureKind::conflict);
  const auto reactivate = [&] {
    return school.attempt(
        [&](db::Transaction& tx) { return people::reactivate(tx, ben, school.ana, school.now, school.random); });
  };
  CHECK(reactivate());
  CHECK(viewer());
  CHECK(reactivate().error().kind == FailureKind::conflict);
  school.read([&](db::Transaction& tx) {
    (void)people::viewer(tx, ben);
    CHECK(tx.statements() == 1);
  });
}
