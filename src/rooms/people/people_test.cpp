#include "rooms/people/people.h"

#include <atomic>
#include <barrier>
#include <catch2/catch.hpp>
#include <thread>

#include "rooms/activity/activity.h"
#include "rooms/test_school.h"

using people::NewPerson;
using people::RoleGrant;

namespace {

const people::School school_of_ours{"Harbour School", "America/Denver"};

// A school that was set up by Ana, its administrator.
struct School : rooms::TestSchool {
  explicit School(db::Engine engine) : TestSchool(engine) {
    ana = database()
              .write([&](db::Transaction& tx) {
                return people::set_up(tx, school_of_ours, {"Ana Ortega", "Ana@School.example"}, now, random);
              })
              .value();
  }

  // One transaction that may be refused.
  template <class Work>
  auto attempt(Work&& work) const {
    return database().write(work);
  }
  PersonId add(const NewPerson& person) const {
    return attempt([&](db::Transaction& tx) { return people::add(tx, person, ana, now, random); }).value();
  }
  people::Record get(const PersonId& person) const {
    return read([&](db::Transaction& tx) { return people::find(tx, person).value(); });
  }
  Result<bool> grant(const PersonId& person, const RoleGrant& role) const {
    return attempt([&](db::Transaction& tx) { return people::grant(tx, person, role, ana, now, random); });
  }
  Result<void> end(const PersonId& person, const people::GrantId& role) const {
    return attempt([&](db::Transaction& tx) { return people::end_role(tx, person, role, ana, now, random); });
  }
  Result<void> deactivate(const PersonId& person) const {
    return attempt([&](db::Transaction& tx) { return people::deactivate(tx, person, ana, now, random); });
  }
  Result<void> erase(const PersonId& person) const {
    return attempt([&](db::Transaction& tx) { return people::erase(tx, person, ana, now, random); });
  }
  Result<void> change(const PersonId& person, const people::Profile& profile) const {
    return attempt([&](db::Transaction& tx) { return people::change(tx, person, profile, now, random); });
  }
  Result<void> change(const PersonId& person, const people::Account& account) const {
    return attempt([&](db::Transaction& tx) { return people::change(tx, person, account, ana, now, random); });
  }
  people::Found list(const people::Query& query) const {
    return read([&](db::Transaction& tx) { return people::list(tx, query); });
  }
  std::vector<std::string> kinds_about(const PersonId& person) const {
    std::vector<std::string> kinds;
    for (const auto& one : read([&](db::Transaction& tx) { return activity::about(tx, person, 50); }))
      kinds.push_back(one.event.kind);
    return kinds;
  }

  PersonId ana = PersonId::make({}, {});
};

School on_either_engine() { return School(GENERATE(db::Engine::sqlite, db::Engine::postgresql)); }

std::vector<std::string> names(const people::Found& found) {
  std::vector<std::string> all;
  for (const people::Record& one : found.page) all.push_back(one.name);
  return all;
}

template <class T>
std::string refused_at(const Result<T>& result) {
  return result ? "taken" : result.error().field;
}

}  // namespace

TEST_CASE("P1: the school is set up once, together with its first administrator") {
  const rooms::TestSchool empty(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK_FALSE(empty.read([](db::Transaction& tx) { return people::school(tx); }));
  const auto set_up = [&](const people::Founder& founder) {
    return empty.database().write(
        [&](db::Transaction& tx) { return people::set_up(tx, school_of_ours, founder, empty.now, empty.random); });
  };
  CHECK(refused_at(set_up({"Ana", "no address"})) == "email");
  CHECK_FALSE(empty.read([](db::Transaction& tx) { return people::school(tx); }));
  const PersonId ana = set_up({"Ana", "ana@school.example"}).value();
  CHECK(empty.read([](db::Transaction& tx) { return people::school(tx); }) == school_of_ours);
  const auto known = empty.read([&](db::Transaction& tx) { return people::viewer(tx, ana); });
  REQUIRE(known);
  CHECK(known->viewer.roles == Roles{Role::administrator});
  CHECK(known->viewer.zone == "America/Denver");
  CHECK(set_up({"Ben", "ben@school.example"}).error().kind == FailureKind::conflict);
}

TEST_CASE("P1: of two who set the school up at once, one does") {
  const rooms::TestSchool empty(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto other = empty.there().another();
  std::atomic<int> done = 0, refused = 0;
  const auto set_up = [&](db::Database& node, std::string name, unsigned char seed) {
    const Random random = [&](std::span<unsigned char> bytes) { std::ranges::fill(bytes, seed++); };
    const auto result = node.write([&](db::Transaction& tx) {
      return people::set_up(tx, school_of_ours, {name, name + "@school.example"}, empty.now, random);
    });
    if (result)
      ++done;
    else if (result.error().kind == FailureKind::conflict)
      ++refused;
  };
  std::thread first(set_up, std::ref(empty.database()), "ana", 1);
  std::thread second(set_up, std::ref(*other), "ben", 100);
  first.join();
  second.join();
  CHECK(done == 1);
  CHECK(refused == 1);
  CHECK(empty.read([](db::Transaction& tx) { return people::list(tx, {}).total; }) == 1);
}

TEST_CASE("P2: there is one person to an e-mail address, whatever its case, and one to an identifier") {
  const School school = on_either_engine();
  const auto add = [&](const NewPerson& person) {
    return school.attempt([&](db::Transaction& tx) { return people::add(tx, person, {}, school.now, school.random); });
  };
  CHECK(refused_at(add({.name = "Another Ana", .email = "ANA@SCHOOL.EXAMPLE"})) == "email");
  const PersonId ben = add({.name = "Ben", .email = "ben@school.example", .external_id = "S-1"}).value();
  CHECK(refused_at(add({.name = "Another Ben", .external_id = "S-1"})) == "external_id");
  CHECK(refused_at(school.change(ben, people::Account{"Ben", "aNa@school.example", "", "Europe/Berlin"})) == "email");
  CHECK(refused_at(school.change(school.ana, people::Account{"Ana", "ana@school.example", "S-1", "Europe/Berlin"})) ==
        "external_id");
  school.read([&](db::Transaction& tx) {
    CHECK(people::by_email(tx, " Ben@School.Example ")->id == ben);
    CHECK(people::by_external_id(tx, "S-1")->id == ben);
    CHECK_FALSE(people::by_email(tx, ""));
    CHECK_FALSE(people::by_external_id(tx, ""));
  });
  // Any number of people may have neither.
  (void)add({.name = "Cleo"}).value();
  (void)add({.name = "Dan"}).value();
}

TEST_CASE("P14: people are found by a part of their name or address, whatever its case and accents") {
  const School school = on_either_engine();
  school.add({.name = "Zoë Ångström", .email = "zoe_a@school.example"});
  school.add({.name = "Émile Dürr", .email = "emile@other.example"});
  school.add({.name = "elena Popescu"});
  school.add({.name = "100% Real"});
  CHECK(names(school.list({.find = "angstrom"})) == std::vector<std::string>{"Zoë Ångström"});
  CHECK(names(school.list({.find = " ÉMI"})) == std::vector<std::string>{"Émile Dürr"});
  CHECK(names(school.list({.find = "other.EX"})) == std::vector<std::string>{"Émile Dürr"});
  // What means something to LIKE means itself.
  CHECK(names(school.list({.find = "e_a@"})) == std::vector<std::string>{"Zoë Ångström"});
  CHECK(names(school.list({.find = "e_"})) == std::vector<std::string>{"Zoë Ångström"});
  CHECK(names(school.list({.find = "%"})) == std::vector<std::string>{"100% Real"});
  CHECK(school.list({.find = "!"}).total == 0);
  CHECK(school.list({.find = "nobody"}).page.empty());
}

TEST_CASE("P14: people are listed in the order of their names, page by page, in two statements") {
  const School school = on_either_engine();
  for (const char* name : {"Zoë", "Émile", "elena", "Eva", "de la Cruz", "O'Neil", "O Brien"})
    school.add({.name = name});
  CHECK(names(school.list({})) ==
        std::vector<std::string>{"Ana Ortega", "de la Cruz", "elena", "Émile", "Eva", "O Brien", "O'Neil", "Zoë"});
  CHECK(names(school.list({.descending = true, .page_size = 2})) == std::vector<std::string>{"Zoë", "O'Neil"});
  CHECK(names(school.list({.page = 2, .page_size = 3})) == std::vector<std::string>{"Émile", "Eva", "O Brien"});
  CHECK(names(school.list({.page = 99, .page_size = 3})) == std::vector<std::string>{"O'Neil", "Zoë"});
  CHECK(school.list({.page = -1, .page_size = 3}).total == 8);
  school.write([&](db::Transaction& tx) {
    (void)people::add(tx, {.name = "Bo"}, {}, school.now.plus(std::chrono::minutes(1)), school.random).value();
  });
  CHECK(names(school.list({.order = people::Order::added, .descending = true, .page_size = 1})) ==
        std::vector<std::string>{"Bo"});
  school.read([&](db::Transaction& tx) {
    (void)people::list(tx, {.find = "e", .role = Role::student, .active = true});
    CHECK(tx.statements() == 2);
  });
}
