#include "rooms/privacy/privacy.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/test_school.h"

using namespace std::chrono_literals;
using privacy::Audience;
using privacy::Item;
using privacy::Memberships;
using privacy::To;
using rooms::TestSchool;

namespace {

const Item essay{"deliverables.submission", "essay"};

struct Shared : TestSchool {
  Shared() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)), ada(person("Ada")), ben(person("Ben")) {}

  privacy::GrantId give(const Audience& audience, std::optional<Moment> until = {}) const {
    return write([&](db::Transaction& tx) {
      return privacy::grant(tx, {ada, essay, "My essay", audience, until}, now, random).value();
    });
  }
  std::string refused_field(const privacy::NewGrant& wanted) const {
    return read([&](db::Transaction& tx) { return privacy::grant(tx, wanted, now, random).error().field; });
  }
  Viewer viewer(const PersonId& id, Roles roles = {Role::student}) const { return {id, "", roles, "Etc/UTC"}; }
  privacy::Sight sight(const PersonId& who, Roles roles, const Memberships& memberships, Moment when) const {
    return read(
        [&](db::Transaction& tx) { return privacy::may_see(tx, viewer(who, roles), ada, essay, memberships, when); });
  }
  bool sees(const PersonId& who, Moment when) const { return bool(sight(who, {Role::student}, {}, when)); }

  PersonId ada, ben;
};

}  // namespace

TEST_CASE("PR1: what nobody granted is seen by its owner alone, whatever role looks") {
  const Shared school;
  for (const Role role : all_roles) CHECK_FALSE(school.sight(school.ben, {role}, {{"c"}, {"g"}}, school.now));
  CHECK(school.sight(school.ada, {Role::student}, {}, school.now).own);
}

TEST_CASE("PR2: saying the same again is the same grant, another end replaces it") {
  const Shared school;
  const Audience to_ben{To::person, school.ben.text()};
  const auto first = school.give(to_ben);
  CHECK(school.give(to_ben) == first);
  const auto second = school.give(to_ben, school.now.plus(24h));
  CHECK(second != first);
  school.read([&](db::Transaction& tx) {
    const auto open = privacy::grants_of(tx, school.ada, school.now);
    REQUIRE(open.size() == 1);
    CHECK(open[0].id == second);
    CHECK(open[0].label == "My essay");
    CHECK(privacy::grants_of(tx, school.ada, school.now.plus(24h)).empty());
    CHECK(privacy::all_grants_of(tx, school.ada).size() == 2);
  });
}

TEST_CASE("PR2: a grant needs an audience that there is and an end that is to come") {
  const Shared school;
  const std::string nobody = PersonId::make(1s, {}).text();
  for (const Audience& audience :
       {Audience{To::person, school.ada.text()}, Audience{To::person, nobody}, Audience{To::person, "x"},
        Audience{To::role, "king"}, Audience{To::cohort, ""}, Audience{To::everyone, "all"}})
    CHECK(school.refused_field({school.ada, essay, "", audience, {}}) == "audience");
  CHECK(school.refused_field({school.ada, essay, "", {To::everyone, ""}, school.now}) == "until");
  CHECK(school.refused_field({school.ada, essay, std::string(121, 'x'), {To::everyone, ""}, {}}) == "label");
}

TEST_CASE("PR2: another's grant cannot be revoked, and one of one's own only once") {
  const Shared school;
  const auto id = school.give({To::everyone, ""});
  school.write([&](db::Transaction& tx) {
    CHECK(privacy::revoke(tx, school.ben, id, school.now, school.random).error().kind == FailureKind::not_found);
    CHECK(privacy::revoke(tx, school.ada, id, school.now, school.random));
    CHECK(privacy::revoke(tx, school.ada, id, school.now, school.random).error().kind == FailureKind::not_found);
  });
  CHECK_FALSE(school.sees(school.ben, school.now));
}

// The same question, answered from the list of what was done.
TEST_CASE("PR3: revoked, over, or for others never shows; one's own always does") {
  const Shared school;
  unsigned state = 7;
  const auto chance = [&](unsigned below) { return (state = state * 1664525U + 1013904223U) / 65536U % below; };
  const std::vector<Audience> audiences{{To::person, school.ben.text()},
                                        {To::role, "mentor"},
                                        {To::role, "lead"},
                                        {To::cohort, "c1"},
                                        {To::cohort, "c2"},
                                        {To::group, "c1"},
                                        {To::group, "g1"},
                                        {To::everyone, ""}};
  struct Made {
    std::size_t audience;
    int until;  // hours from now; 0: none
    bool revoked;
  };
  for (int round = 0; round < 60; ++round) {
    const Item item{"test.item", std::to_string(round)};
    std::vector<Made> made;
    school.write([&](db::Transaction& tx) {
      for (std::size_t a = 0; a < audiences.size(); ++a) {
        if (chance(3) != 0) continue;
        const Made one{a, static_cast<int>(chance(4)), chance(3) == 0};
        const auto until = one.until == 0 ? std::nullopt : std::optional(school.now.plus(one.until * 1h));
        const auto id =
            privacy::grant(tx, {school.ada, item, "", audiences[a], until}, school.now, school.random).value();
        if (one.revoked) REQUIRE(privacy::revoke(tx, school.ada, id, school.now, school.random));
        made.push_back(one);
      }
    });
    for (int look = 0; look < 12; ++look) {
      const Roles roles = chance(2) == 0 ? Roles{Role::mentor} : Roles{Role::student};
      const Memberships memberships{chance(2) == 0 ? std::vector<std::string>{"c1", "c3"} : std::vector<std::string>{},
                                    chance(2) == 0 ? std::vector<std::string>{"g1"} : std::vector<std::string>{}};
      const int hour = static_cast<int>(chance(5));
      const bool expected = std::ranges::any_of(made, [&](const Made& one) {
        if (one.revoked || (one.until != 0 && one.until <= hour)) return false;
        const Audience& to = audiences[one.audience];
        return to.to == To::everyone || to.to == To::person ||
               (to.to == To::role && to.whom == "mentor" && roles.has(Role::mentor)) ||
               (to.to == To::cohort && to.whom == "c1" && !memberships.cohorts.empty()) ||
               (to.to == To::group && to.whom == "g1" && !memberships.groups.empty());
      });
      school.read([&](db::Transaction& tx) {
        const Moment when = school.now.plus(hour * 1h);
        CHECK(bool(privacy::may_see(tx, school.viewer(school.ben, roles), school.ada, item, memberships, when)) ==
              expected);
        CHECK(privacy::may_see(tx, school.viewer(school.ada, roles), school.ada, item, memberships, when).own);
        const auto shared = privacy::shared_with(tx, school.viewer(school.ben, roles), "test.item", memberships, when);
        CHECK(std::ranges::any_of(shared, [&](const privacy::Grant& one) { return one.item == item; }) == expected);
      });
    }
  }
}

TEST_CASE("PR3: a grant for one item, one kind, one owner shows no other") {
  const Shared school;
  school.give({To::everyone, ""});
  school.read([&](db::Transaction& tx) {
    const Viewer ben = school.viewer(school.ben);
    CHECK(privacy::may_see(tx, ben, school.ada, essay, {}, school.now));
    CHECK_FALSE(privacy::may_see(tx, ben, school.ada, {essay.kind, "other"}, {}, school.now));
    CHECK_FALSE(privacy::may_see(tx, ben, school.ada, {"offers.offer", essay.id}, {}, school.now));
    const Viewer ada = school.viewer(school.ada);
    CHECK_FALSE(privacy::may_see(tx, ada, school.ben, essay, {}, school.now));
  });
}

TEST_CASE("PR4: a look is noted with its grant, one's own is not, and a refused one leaves no trace") {
  const Shared school;
  const auto grant = school.give({To::person, school.ben.text()});
  const PersonId eve = school.person("Eve");
  school.write([&](db::Transaction& tx) {
    const auto look = [&](const PersonId& who) {
      return privacy::look(tx, school.viewer(who), school.ada, essay, {}, school.now, school.random);
    };
    CHECK(look(school.ben)->grant == grant);
    CHECK(look(school.ada)->own);
    CHECK(look(eve).error().kind == FailureKind::not_found);
    privacy::note_look(tx, eve, school.ada, essay, {}, school.now.plus(1s), school.random);
  });
  school.read([&](db::Transaction& tx) {
    const auto looks = privacy::looks_at(tx, school.ada, 10);
    REQUIRE(looks.size() == 2);
    CHECK(looks[0].viewer == eve);
    CHECK_FALSE(looks[0].grant);
    CHECK(looks[1].viewer == school.ben);
    CHECK(looks[1].grant == grant);
    CHECK(looks[1].item == essay);
    CHECK(privacy::looks_at(tx, school.ada, 10, looks[0].id).size() == 1);
    CHECK(privacy::looks_by(tx, school.ben, 10).size() == 1);
  });
}

TEST_CASE("PR8: old looks go, then grants that are over and that no look speaks of") {
  const Shared school;
  const auto looked = school.give({To::person, school.ben.text()}), over = school.give({To::everyone, ""}),
             open = school.give({To::role, "lead"});
  school.write([&](db::Transaction& tx) {
    privacy::note_look(tx, school.ben, school.ada, essay, looked, school.now.plus(10h), school.random);
    REQUIRE(privacy::revoke(tx, school.ada, looked, school.now, school.random));
    REQUIRE(privacy::revoke(tx, school.ada, over, school.now, school.random));
    privacy::forget_looks(tx, school.now.plus(5h));
    CHECK(privacy::looks_at(tx, school.ada, 10).size() == 1);
    CHECK(privacy::all_grants_of(tx, school.ada).size() == 2);
    privacy::forget_looks(tx, school.now.plus(11h));
    CHECK(privacy::looks_at(tx, school.ada, 10).empty());
    REQUIRE(privacy::all_grants_of(tx, school.ada).size() == 1);
    CHECK(privacy::all_grants_of(tx, school.ada)[0].id == open);
  });
}
