#include <atomic>
#include <thread>

#include "rooms/people/people_test_school.h"

using namespace people_test;

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

TEST_CASE("P13: people change their profile, an administrator the account, and neither what is the other's") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .email = "ben@school.example", .external_id = "S-1"});
  REQUIRE(school.change(ben, people::Profile{"Benno", "he/him", true, "Europe/Berlin", {"https://ben.example"}}));
  CHECK(school.get(ben).email == "ben@school.example");
  CHECK(school.get(ben).external_id == "S-1");
  REQUIRE(school.change(ben, people::Account{"Ben Adler", "", "", "America/Denver"}));
  const people::Record after = school.get(ben);
  CHECK(after.name == "Ben Adler");
  CHECK(after.email.empty());
  CHECK(after.external_id.empty());
  CHECK(after.pronouns == "he/him");
  CHECK(after.pronouns_shown);
  CHECK(after.links == std::vector<std::string>{"https://ben.example"});
  CHECK(names(school.list({.find = "adler"})) == std::vector<std::string>{"Ben Adler"});
  CHECK(school.attempt([&](db::Transaction& tx) {
    return people::change_email(tx, ben, "New@School.example", ben, school.now, school.random);
  }));
  school.read([&](db::Transaction& tx) { CHECK(people::by_email(tx, "new@school.example")->id == ben); });
  // A change of case alone is a change.
  REQUIRE(school.change(ben, people::Account{"Ben Adler", "new@school.example", "", "America/Denver"}));
  CHECK(school.get(ben).email == "new@school.example");
}

TEST_CASE("people: everybody is one statement, without who was erased") {
  const School school = on_either_engine();
  (void)school.add({.name = "Ben", .roles = {{Role::student}, {Role::mentor}}});
  const PersonId cleo = school.add({.name = "Cleo"}), dan = school.add({.name = "Dan"});
  REQUIRE(school.erase(cleo));
  REQUIRE(school.deactivate(dan));
  school.read([&](db::Transaction& tx) {
    auto all = people::everybody(tx);
    CHECK(tx.statements() == 1);
    std::ranges::sort(all, {}, &people::Record::name);
    REQUIRE(all.size() == 3);
    CHECK(all[1].roles() == Roles{Role::student, Role::mentor});
    CHECK(all[2].deactivated_at == school.now);
  });
}

TEST_CASE("P14: people are chosen by role and by whether they are active") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::student, "BE"}, {Role::student, "FE"}}});
  const PersonId cleo = school.add({.name = "Cleo", .roles = {{Role::student}, {Role::mentor}}});
  REQUIRE(school.deactivate(cleo));
  CHECK(names(school.list({.role = Role::student})) == std::vector<std::string>{"Ben", "Cleo"});
  CHECK(names(school.list({.role = Role::student, .active = true})) == std::vector<std::string>{"Ben"});
  CHECK(names(school.list({.active = false})) == std::vector<std::string>{"Cleo"});
  CHECK(school.list({.role = Role::student, .active = true}).page.at(0).held.size() == 2);
  REQUIRE(school.end(ben, school.get(ben).held.at(0).id));
  REQUIRE(school.end(ben, school.get(ben).held.at(0).id));
  CHECK(school.list({.role = Role::student, .active = true}).total == 0);
}

TEST_CASE("P15: whoever is erased has nothing that names them, no role, and does not come back") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben Adler",
                                   .email = "ben@school.example",
                                   .external_id = "S-1",
                                   .pronouns = "he/him",
                                   .roles = {{Role::student}}});
  const PersonId cleo = school.add({.name = "Cleo", .email = "cleo@school.example", .roles = {{Role::mentor}}});
  REQUIRE(school.change(ben, people::Profile{"Ben Adler", "he/him", true, "Europe/Berlin", {"https://ben.example"}}));
  const auto before = school.kinds_about(ben).size();
  REQUIRE(school.erase(ben));
  REQUIRE(school.erase(cleo));
  const people::Record after = school.get(ben);
  CHECK(after.name == "Former student");
  CHECK(school.get(cleo).name == "Former member");
  CHECK((after.email + after.external_id + after.pronouns).empty());
  CHECK_FALSE(after.pronouns_shown);
  CHECK(after.zone == "Etc/UTC");
  CHECK(after.links.empty());
  CHECK(after.roles().empty());
  CHECK(after.erased_at == school.now);
  // Nothing of it is left in any column.
  school.read([&](db::Transaction& tx) {
    CHECK_FALSE(people::by_email(tx, "ben@school.example"));
    CHECK_FALSE(people::viewer(tx, ben));
    CHECK(tx.ask("SELECT name_key FROM people_persons WHERE id = :id", {{"id", ben.text()}})[0].text("name_key") ==
          "former student");
  });
  CHECK(school.list({.find = "former"}).total == 0);
  CHECK(school.grant(ben, {Role::student}).error().kind == FailureKind::not_found);
  CHECK(school.erase(ben).error().kind == FailureKind::not_found);
  CHECK_FALSE(school.attempt(
      [&](db::Transaction& tx) { return people::reactivate(tx, ben, school.ana, school.now, school.random); }));
  // What happened stays counted, and the address is free again.
  CHECK(school.kinds_about(ben).size() == before + 1);
  (void)school.add({.name = "Another Ben", .email = "ben@school.example", .external_id = "S-1"});
}

TEST_CASE("P16: every change is an event, and what changes nothing is none") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben", .roles = {{Role::student}}});
  const people::Profile profile{"Benno", "", false, "America/Denver", {}};
  REQUIRE(school.change(ben, profile));
  REQUIRE(school.change(ben, profile));
  REQUIRE(school.change(ben, people::Account{"Benno", "", "", "America/Denver"}));
  REQUIRE(school.grant(ben, {Role::student}));
  REQUIRE(school.end(ben, school.get(ben).held.at(0).id));
  REQUIRE(school.deactivate(ben));
  REQUIRE(school.attempt(
      [&](db::Transaction& tx) { return people::reactivate(tx, ben, school.ana, school.now, school.random); }));
  REQUIRE(school.erase(ben));
  auto kinds = school.kinds_about(ben);
  std::ranges::sort(kinds);
  CHECK(kinds == std::vector<std::string>{"people.added", "people.changed", "people.deactivated", "people.erased",
                                          "people.reactivated", "people.role_ended", "people.role_granted"});
  people::School renamed = school_of_ours;
  renamed.staff_need_second_factor = true;
  for (int i = 0; i < 2; ++i)
    REQUIRE(school.attempt(
        [&](db::Transaction& tx) { return people::change(tx, renamed, school.ana, school.now, school.random); }));
  const auto latest = school.read([&](db::Transaction& tx) { return activity::done_by(tx, school.ana, 50); });
  CHECK(std::ranges::count(latest, "people.school_changed", [](const auto& one) { return one.event.kind; }) == 1);
}

TEST_CASE("people: names of many are one statement") {
  const School school = on_either_engine();
  std::vector<PersonId> ids{school.ana};
  for (int i = 0; i < 40; ++i) ids.push_back(school.add({.name = "Person " + std::to_string(i)}));
  ids.push_back(ids[1]);
  ids.push_back(PersonId::make(std::chrono::milliseconds(5), {9}));
  school.read([&](db::Transaction& tx) {
    const auto names = people::names_of(tx, ids);
    CHECK(names.size() == 41);
    CHECK(names.at(ids[40]) == "Person 39");
    CHECK(tx.statements() == 1);
    CHECK(people::names_of(tx, {}).empty());
  });
}
