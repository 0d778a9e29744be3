#include "rooms/people/finding.h"

#include "rooms/people/people_test_school.h"

using people_test::on_either_engine;
using people_test::School;

namespace {

using Names = std::vector<std::string>;

PersonId somebody(const School& school, const std::string& name, Role role, const std::string& email = {}) {
  return school.write([&](db::Transaction& tx) {
    return people::add(tx, {.name = name, .email = email, .roles = {{role}}}, school.ana, school.now, school.random)
        .value();
  });
}
Viewer as(const PersonId& person, Role role) { return {person, "Viewer", {role}, "Etc/UTC"}; }

Names found(const School& school, const Viewer& viewer, const std::string& query, std::set<PersonId> companions = {},
            int most = 8) {
  return school.read([&](db::Transaction& tx) {
    Names names;
    for (const people::Record& one : people::find_named(tx, {query, std::move(companions), most}, viewer))
      names.push_back(one.name);
    return names;
  });
}

}  // namespace

TEST_CASE("P18: the words of a name find it in any order, the last one only begun, whatever case and accents") {
  const School school = on_either_engine();
  const Viewer coach = as(school.ana, Role::specialist);
  somebody(school, "Ánna-Lucía Łęska", Role::student);
  somebody(school, "Luc O’Brien", Role::student);
  CHECK(found(school, coach, "leska LUC") == Names{"Ánna-Lucía Łęska"});
  CHECK(found(school, coach, "luc") == Names{"Ánna-Lucía Łęska", "Luc O’Brien"});
  CHECK(found(school, coach, "luc", {}, 1) == Names{"Ánna-Lucía Łęska"});
  CHECK(found(school, coach, "obrien") == Names{"Luc O’Brien"});
  CHECK(found(school, coach, "uc").empty());
  CHECK(found(school, coach, "").empty());
  CHECK(found(school, coach, "\" * ( : -").empty());
  CHECK(found(school, coach, "luc OR leska").empty());
}

TEST_CASE("P18: staff find an address by how it begins, nobody else does") {
  const School school = on_either_engine();
  const PersonId kim = somebody(school, "Kim Lee", Role::student, "Sunny.Kim@school.example");
  CHECK(found(school, as(school.ana, Role::instructor), "sunny.k") == Names{"Kim Lee"});
  CHECK(found(school, as(school.ana, Role::administrator), "SUNNY.KIM@SCHOOL.example") == Names{"Kim Lee"});
  CHECK(found(school, as(school.ana, Role::instructor), "kim@school.example").empty());
  CHECK(found(school, as(school.ana, Role::instructor), "sunny.k\xFF").empty());
  for (const Role role : {Role::student, Role::alum, Role::mentor, Role::volunteer})
    CHECK(found(school, as(school.ana, role), "sunny.k", {kim}).empty());
}

TEST_CASE("P18: of a very common name the 500 added last are looked at; companions are found among any number") {
  const School school = on_either_engine();
  const PersonId first = somebody(school, "Quinn Aardvark", Role::student);
  school.write([&](db::Transaction& tx) {
    for (int i = 0; i < 500; ++i)
      (void)people::add(tx, {.name = "Quinn Many" + std::to_string(i), .roles = {{Role::student}}}, school.ana,
                        school.now.plus(std::chrono::seconds(60)), school.random)
          .value();
  });
  const Viewer coach = as(school.ana, Role::specialist);
  CHECK(found(school, coach, "quinn", {}, 2) == Names{"Quinn Many0", "Quinn Many1"});
  CHECK(found(school, coach, "quinn aard") == Names{"Quinn Aardvark"});
  CHECK(found(school, as(school.ana, Role::student), "quinn", {first}) == Names{"Quinn Aardvark"});
}

TEST_CASE("P19: whom a search gives depends on who asks") {
  const School school = on_either_engine();
  const PersonId ben = somebody(school, "Robin Ben", Role::student);
  somebody(school, "Robin Other", Role::student);
  somebody(school, "Robin Mentor", Role::mentor);
  somebody(school, "Robin Coach", Role::specialist);
  const PersonId gone = somebody(school, "Robin Left", Role::instructor);
  school.write(
      [&](db::Transaction& tx) { REQUIRE(people::deactivate(tx, gone, school.ana, school.now, school.random)); });
  const PersonId asking = school.ana;
  for (const Role role : {Role::administrator, Role::lead, Role::specialist, Role::instructor})
    CHECK(found(school, as(asking, role), "robin") ==
          Names{"Robin Ben", "Robin Coach", "Robin Left", "Robin Mentor", "Robin Other"});
  for (const Role role : {Role::student, Role::alum}) {
    CHECK(found(school, as(asking, role), "robin", {ben}) == Names{"Robin Ben", "Robin Coach"});
    CHECK(found(school, as(asking, role), "robin", {gone}) == Names{"Robin Coach"});
  }
  for (const Role role : {Role::mentor, Role::volunteer})
    CHECK(found(school, as(asking, role), "robin", {ben}) == Names{"Robin Coach"});
  CHECK(found(school, Viewer{asking, "Nobody", {}, "Etc/UTC"}, "robin", {ben}).empty());
}

TEST_CASE("P20: a search follows names as they are changed, and an erased person is found by nothing") {
  const School school = on_either_engine();
  const Viewer coach = as(school.ana, Role::administrator);
  const PersonId kim = somebody(school, "Kim Lee", Role::student, "kim@school.example");
  const auto write = [&](auto&& deed) { school.write([&](db::Transaction& tx) { REQUIRE(deed(tx)); }); };
  write([&](db::Transaction& tx) {
    return people::change(tx, kim,
                          people::Profile{.name = "Kimberly Lee", .pronouns = "", .zone = "Etc/UTC", .links = {}},
                          school.now, school.random);
  });
  CHECK(found(school, coach, "kimber") == Names{"Kimberly Lee"});
  write([&](db::Transaction& tx) {
    return people::change(tx, kim, people::Account{"Sam Quill", "sam@school.example", "", "Etc/UTC"}, school.ana,
                          school.now, school.random);
  });
  CHECK(found(school, coach, "kimber").empty());
  CHECK(found(school, coach, "kim@school.example").empty());
  CHECK(found(school, coach, "quill") == Names{"Sam Quill"});
  write([&](db::Transaction& tx) { return people::erase(tx, kim, school.ana, school.now, school.random); });
  for (const char* query : {"sam", "quill", "sam@school.example", "former", "student"})
    CHECK(found(school, coach, query).empty());
}

TEST_CASE("P20: people of before there were words are given theirs, once") {
  const School school = on_either_engine();
  const PersonId old = school.person("Olga Older");
  const Viewer coach = as(old, Role::specialist);
  CHECK(found(school, coach, "olga").empty());
  CHECK(school.write([](db::Transaction& tx) { return people::complete_words(tx); }) == 1);
  CHECK(school.write([](db::Transaction& tx) { return people::complete_words(tx); }) == 0);
  CHECK(found(school, coach, "olga") == Names{"Olga Older"});
}
