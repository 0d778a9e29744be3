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

TEST_CASE("P3: a name has 1 to 100 characters, none of them a control character or one that turns the direction") {
  CHECK(people::checked_name("  Ana \t Ortega ").value_or("") == "Ana Ortega");
  CHECK(people::checked_name("李").value_or("") == "李");
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "é";
  CHECK(people::checked_name(longest));
  CHECK(refused_at(people::checked_name(longest + "e")) == "name");
  for (const char* bad : {"", "  ", "A\x01", "A\x7F", "A\u0085", "A\u202EB", "A\u2066B", "A\u2028", "\u200B", "\u200D",
                          "A\xFF", "\u0301"}) {
    INFO(bad);
    CHECK(refused_at(people::checked_name(bad)) == "name");
  }
  const School school = on_either_engine();
  CHECK(refused_at(school.change(school.ana, people::Profile{"", "", false, "Europe/Berlin", {}})) == "name");
}

TEST_CASE("P4: pronouns have at most 40 characters") {
  const School school = on_either_engine();
  const auto change = [&](const std::string& pronouns) {
    return school.change(school.ana, people::Profile{"Ana", pronouns, true, "Europe/Berlin", {}});
  };
  CHECK(change(" she/her "));
  CHECK(school.get(school.ana).pronouns == "she/her");
  CHECK(school.get(school.ana).pronouns_shown);
  CHECK(change(std::string(40, 'x')));
  CHECK(refused_at(change(std::string(41, 'x'))) == "pronouns");
  CHECK(refused_at(change("she\x1Bher")) == "pronouns");
  CHECK(change(""));
}

TEST_CASE("P5: an e-mail address has at most 254 characters, one @, and no spaces") {
  for (const char* good : {"ana@school.example", "a.b+c@sub.school.example", "o'neil@x", "Ana@School.Example"})
    CHECK(people::checked_email(good).value_or("") == good);
  CHECK(people::checked_email("  ana@school.example ").value_or("") == "ana@school.example");
  for (const char* bad :
       {"", "ana", "@", "ana@", "@school.example", "a@b@c", "a b@school.example", "ana@school .example",
        "ana@school.example\nBcc: all@school.example", "ana@-school.example", "ana@school..example", ".ana@x.example",
        "a..b@x.example", "<ana@school.example>", "ana@school.example,ben@school.example", "\"ana\"@school.example",
        "ána@school.example", "ana@schöol.example", "ana@[127.0.0.1]"}) {
    INFO(bad);
    CHECK(refused_at(people::checked_email(bad)) == "email");
  }
  const std::string label(59, 'x'), domain = "@" + label + "." + label + "." + label;
  CHECK(people::checked_email(std::string(64, 'a') + domain + "." + "exampleee"));
  CHECK(refused_at(people::checked_email(std::string(64, 'a') + domain + "." + "exampleeee")) == "email");
  CHECK(refused_at(people::checked_email(std::string(65, 'a') + "@x.example")) == "email");
}

TEST_CASE("P6: a time zone is one that the system knows") {
  const School school = on_either_engine();
  const auto change = [&](const std::string& zone) {
    return school.change(school.ana, people::Profile{"Ana", "", false, zone, {}});
  };
  CHECK(change("Europe/Berlin"));
  CHECK(school.get(school.ana).zone == "Europe/Berlin");
  for (const char* bad : {"", "Mars/Olympus", "../../etc/passwd", "MST7\nMDT"})
    CHECK(refused_at(change(bad)) == "zone");
  CHECK(school.get(school.ana).zone == "Europe/Berlin");
  // Whoever is added without one has the school's.
  CHECK(school.get(school.add({.name = "Ben"})).zone == "America/Denver");
}

TEST_CASE("P7: a person has at most 5 contact links, https only, of at most 200 characters") {
  const School school = on_either_engine();
  const auto change = [&](std::vector<std::string> links) {
    return school.change(school.ana, people::Profile{"Ana", "", false, "Europe/Berlin", std::move(links)});
  };
  const std::vector<std::string> five(5, "https://ana.example:8443/a?b=%20c#d");
  CHECK(change({"", five[0], five[1], five[2], five[3], five[4], "  "}));
  CHECK(school.get(school.ana).links == five);
  CHECK(refused_at(change(std::vector<std::string>(6, "https://ana.example"))) == "links");
  CHECK(change({"https://ana.example/" + std::string(180, 'x')}));
  CHECK(refused_at(change({"https://ana.example/" + std::string(181, 'x')})) == "links");
  for (const char* bad : {"http://ana.example", "javascript:alert(1)", "https://", "https://a b",
                          "https://a\nb.example", "https://school.example@evil.example/", "https://a.example/\"onclick",
                          "//a.example", "https://a.example:x/", "ana.example"}) {
    INFO(bad);
    CHECK(refused_at(change({bad})) == "links");
  }
  CHECK(change({}));
  CHECK(school.get(school.ana).links.empty());
}

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
  CHECK(refused_at(school.grant(ben, {Role::mentor, std::string(41, 'x')})) == "track");
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

TEST_CASE("P4: a roster fills in pronouns where there are none, and does not show them") {
  const School school = on_either_engine();
  const PersonId ben = school.add({.name = "Ben"});
  const auto fill_in = [&](std::string_view pronouns) {
    return school.attempt([&](db::Transaction& tx) {
      return people::fill_in_pronouns(tx, ben, pronouns, school.ana, school.now, school.random);
    });
  };
  CHECK(refused_at(fill_in(std::string(41, 'x'))) == "pronouns");
  CHECK(fill_in(""));
  CHECK(fill_in("he/him"));
  CHECK(fill_in("she/her"));
  CHECK(school.get(ben).pronouns == "he/him");
  CHECK_FALSE(school.get(ben).pronouns_shown);
  CHECK(std::ranges::count(school.kinds_about(ben), "people.changed") == 1);
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
