#include "rooms/groups/groups.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/test_school.h"

namespace {

Day day(const char* text) { return Day::read(text).value(); }

// A module run with Ada and Ben in it, two groups in it, and Kim, who makes them.
struct Begun : rooms::TestSchool {
  Begun() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    ada = person("Ada").text();
    ben = person("Ben").text();
    kim = person("Kim").text();
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      const auto term = cohorts::add_term(tx, {"2608", day("2026-08-24"), 6, 1}, deed()).value();
      const auto track = cohorts::add_track(tx, "Back end", deed()).value();
      const auto cohort = cohorts::add_cohort(tx, {"2608BE", track.id, term.id, its_edition}, deed()).value();
      run = cohorts::add_run(tx, {cohort.id, term.id, 4, day("2026-08-24"), 6}, deed()).value().id;
      for (const std::string& who : {ada, ben})
        enrolments.push_back(cohorts::enrol(tx, {who, run, day("2026-08-24")}, deed()).value().id);
      otters = cohorts::add_group(tx, run, "Otters", deed()).value().id;
      badgers = cohorts::add_group(tx, run, "Badgers", deed()).value().id;
    });
  }
  cohorts::Deed deed() const { return {kim.empty() ? std::nullopt : std::optional(kim), now, random}; }

  std::string ada, ben, kim, run, otters, badgers;
  std::vector<std::string> enrolments;
};

template <class T>
std::string field_of(const Result<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().field;
}

}  // namespace

TEST_CASE("GR1: only who is in the module run is put into its groups, while they are") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    CHECK(field_of(groups::put_in(tx, at.otters, at.kim, day("2026-08-25"), at.deed())) == "person_id");
    CHECK(field_of(groups::put_in(tx, at.otters, at.ada, day("2026-08-23"), at.deed())) == "day");
    CHECK(field_of(groups::put_in(tx, at.otters, at.ada, day("2026-10-05"), at.deed())) == "day");
    CHECK(groups::put_in(tx, "none", at.ada, day("2026-08-25"), at.deed()).error().kind == FailureKind::not_found);
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-08-25"), at.deed()));
    REQUIRE(cohorts::note_outcome(tx, at.enrolments[1], cohorts::Outcome::withdrawn, day("2026-08-30"), "", at.deed()));
    CHECK(field_of(groups::put_in(tx, at.otters, at.ben, day("2026-09-02"), at.deed())) == "person_id");
  });
}

TEST_CASE("GR2: two who are kept apart are never put into one group") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-08-25"), at.deed()));
    REQUIRE(privacy::keep_apart(tx, {*PersonId::read(at.ben), *PersonId::read(at.ada), "Quillfeather"},
                                *PersonId::read(at.kim), at.now, at.random));
    const auto refused = groups::put_in(tx, at.otters, at.ben, day("2026-08-25"), at.deed());
    CHECK(field_of(refused) == "person_id");
    CHECK(refused.error().say.find("kept apart from Ada") != std::string::npos);
    CHECK(refused.error().say.find("Quillfeather") == std::string::npos);
    REQUIRE(groups::put_in(tx, at.badgers, at.ben, day("2026-08-25"), at.deed()));
    CHECK(groups::kept_apart_in(tx, cohorts::groups_of_run(tx, at.run)).empty());
    // As it was before they were kept apart.
    REQUIRE(cohorts::join_group(tx, at.otters, at.ben, day("2026-08-26"), at.deed()));
    const auto apart = groups::kept_apart_in(tx, cohorts::groups_of_run(tx, at.run));
    REQUIRE(apart.size() == 1);
    CHECK(apart[0].group_id == at.otters);
  });
}

TEST_CASE("GR5: two who are kept apart lead no event together; only the career team is told why") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    const std::vector<std::string> team{at.ada};
    REQUIRE(groups::may_join_team(tx, team, at.ben, true));
    REQUIRE(privacy::keep_apart(tx, {*PersonId::read(at.ben), *PersonId::read(at.ada), "Quillfeather"},
                                *PersonId::read(at.kim), at.now, at.random));
    for (const bool may_know : {true, false}) {
      const auto refused = groups::may_join_team(tx, team, at.ben, may_know);
      CHECK(field_of(refused) == "person_id");
      CHECK((refused.error().say.find("kept apart from Ada") != std::string::npos) == may_know);
      CHECK(refused.error().say.find("Quillfeather") == std::string::npos);
    }
    CHECK(groups::may_join_team(tx, team, at.kim, true));
    CHECK(groups::may_join_team(tx, {}, at.ben, true));
  });
}

TEST_CASE("GR3, GR4: one's own group is the present one; who was in which stays known") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    CHECK_FALSE(groups::group_of(tx, at.ada, day("2026-09-01")));
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-08-25"), at.deed()));
    REQUIRE(groups::put_in(tx, at.badgers, at.ada, day("2026-08-31"), at.deed()));
    REQUIRE(groups::group_of(tx, at.ada, day("2026-09-01")));
    CHECK(groups::group_of(tx, at.ada, day("2026-09-01"))->group.name == "Badgers");
    CHECK(groups::group_of(tx, at.ada, day("2026-09-01"))->since == day("2026-08-31"));
    CHECK(groups::take_out(tx, at.otters, at.ada, day("2026-09-01"), at.deed()).error().kind == FailureKind::not_found);
    CHECK(field_of(groups::take_out(tx, at.badgers, at.ada, day("2026-08-30"), at.deed())) == "day");
    REQUIRE(groups::take_out(tx, at.badgers, at.ada, day("2026-09-01"), at.deed()));
    CHECK_FALSE(groups::group_of(tx, at.ada, day("2026-09-01")));
    const auto all = cohorts::memberships_of_run(tx, at.run);
    REQUIRE(all.size() == 2);
    CHECK(all[0].until_day == day("2026-08-31"));
    CHECK(all[1].until_day == day("2026-09-01"));
  });
}

TEST_CASE("CO26: who leaves on a day is in the run until then, and in its groups") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-08-25"), at.deed()));
    REQUIRE(cohorts::note_outcome(tx, at.enrolments[0], cohorts::Outcome::withdrawn, day("2026-09-10"), "", at.deed()));
    CHECK(groups::group_of(tx, at.ada, day("2026-09-10")));
    CHECK_FALSE(groups::group_of(tx, at.ada, day("2026-09-11")));
    REQUIRE(groups::put_in(tx, at.badgers, at.ada, day("2026-09-03"), at.deed()));
    CHECK(field_of(groups::put_in(tx, at.otters, at.ada, day("2026-09-11"), at.deed())) == "person_id");
  });
}

TEST_CASE("CO13: from one group to another and back, no day is spent in two") {
  const Begun at;
  at.write([&](db::Transaction& tx) {
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-08-25"), at.deed()));
    REQUIRE(groups::put_in(tx, at.badgers, at.ada, day("2026-09-01"), at.deed()));
    const auto early = groups::put_in(tx, at.otters, at.ada, day("2026-08-24"), at.deed());
    CHECK(field_of(early) == "day");
    CHECK(early.error().say.find("please give Tue 1 Sep 2026 or a later day") != std::string::npos);
    REQUIRE(groups::put_in(tx, at.otters, at.ada, day("2026-09-01"), at.deed()));
    REQUIRE(groups::take_out(tx, at.otters, at.ada, day("2026-09-03"), at.deed()));
    CHECK(field_of(groups::put_in(tx, at.badgers, at.ada, day("2026-09-02"), at.deed())) == "day");
    REQUIRE(groups::put_in(tx, at.badgers, at.ada, day("2026-09-03"), at.deed()));
    const auto all = cohorts::memberships_of_run(tx, at.run);
    REQUIRE(all.size() == 4);
    for (const cohorts::Membership& one : all)
      CHECK(std::ranges::count_if(all, [&](const cohorts::Membership& other) {
              return other.from_day <= one.from_day && (!other.until_day || one.from_day < *other.until_day);
            }) == 1);
  });
}
