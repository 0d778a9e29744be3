#include "rooms/privacy/apart/keep_apart.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/test_school.h"

using privacy::ApartId;
using rooms::TestSchool;

namespace {

struct Listed : TestSchool {
  Listed()
      : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)),
        kim(person("Kim Coach")),
        lea(person("Lea Coach")),
        ada(person("Ada Alder")),
        ben(person("Ben Birch")) {}

  bool keep(const PersonId& one, const PersonId& other, const std::string& reason = "They asked for it.") const {
    return write(
        [&](db::Transaction& tx) { return privacy::keep_apart(tx, {one, other, reason}, kim, now, random).value(); });
  }
  std::vector<privacy::Apart> list(const PersonId& viewer) const {
    return read([&](db::Transaction& tx) { return privacy::kept_apart(tx, viewer); });
  }
  bool apart(const PersonId& one, const PersonId& other) const {
    return read([&](db::Transaction& tx) { return privacy::are_kept_apart(tx, one, other); });
  }

  PersonId kim, lea, ada, ben;
};

}  // namespace

TEST_CASE("PR5: two people are kept apart once, whoever is named first") {
  const Listed school;
  CHECK(school.keep(school.ben, school.ada));
  CHECK_FALSE(school.keep(school.ada, school.ben));
  CHECK(school.apart(school.ada, school.ben));
  CHECK(school.apart(school.ben, school.ada));
  CHECK_FALSE(school.apart(school.ada, school.lea));
  CHECK(school.list(school.lea).size() == 1);
}

TEST_CASE("PR5: what is ended stays written down, and may begin anew") {
  const Listed school;
  school.keep(school.ada, school.ben);
  const ApartId id = school.list(school.lea)[0].id;
  school.write([&](db::Transaction& tx) {
    CHECK(privacy::end_apart(tx, id, school.lea, school.now, school.random));
    CHECK(privacy::end_apart(tx, id, school.lea, school.now, school.random).error().kind == FailureKind::not_found);
    CHECK(tx.ask("SELECT reason FROM privacy_apart")[0].text("reason") == "They asked for it.");
    privacy::forget_reasons(tx, school.now);
    CHECK(tx.ask("SELECT reason FROM privacy_apart")[0].text("reason") == "They asked for it.");
    privacy::forget_reasons(tx, school.now.plus(std::chrono::seconds(1)));
    CHECK(tx.ask("SELECT reason FROM privacy_apart")[0].text("reason").empty());
  });
  CHECK_FALSE(school.apart(school.ada, school.ben));
  CHECK(school.keep(school.ada, school.ben));
}

TEST_CASE("PR5: nobody is kept apart from themselves, from nobody, or with a reason without end") {
  const Listed school;
  const auto field = [&](const privacy::NewApart& wanted) {
    return school.write([&](db::Transaction& tx) {
      return privacy::keep_apart(tx, wanted, school.kim, school.now, school.random).error().field;
    });
  };
  CHECK(field({school.ada, school.ada}) == "second");
  CHECK(field({school.ada, PersonId::make(std::chrono::seconds(1), {})}) == "second");
  CHECK(field({school.kim, school.ada}) == "first");
  CHECK(field({school.ada, school.ben, std::string(501, 'x')}) == "reason");
}

TEST_CASE("PR6: who is on the list does not see that entry and does not end it, and activity names neither") {
  const Listed school;
  school.keep(school.ada, school.lea);
  CHECK(school.list(school.lea).empty());
  REQUIRE(school.list(school.kim).size() == 1);
  school.write([&](db::Transaction& tx) {
    const ApartId id = privacy::kept_apart(tx, school.kim)[0].id;
    CHECK(privacy::end_apart(tx, id, school.lea, school.now, school.random).error().kind == FailureKind::not_found);
    CHECK(activity::about(tx, school.ada, 10).empty());
    CHECK(activity::about(tx, school.lea, 10).empty());
    for (const activity::Happened& one : activity::latest(tx, 10)) {
      CHECK(one.event.record != school.ada.text());
      CHECK(one.event.detail.empty());
    }
  });
}

TEST_CASE("keep apart: makers of groups learn the pairs among their people, and no others, in one statement") {
  const Listed school;
  const PersonId cem = school.person("Cem"), dia = school.person("Dia");
  school.keep(school.ada, school.ben);
  school.keep(cem, school.ada);
  school.keep(dia, school.ben);
  school.read([&](db::Transaction& tx) {
    const std::vector<PersonId> people{cem, school.ben, school.ada};
    const int before = tx.statements();
    const auto pairs = privacy::kept_apart_from(tx, people);
    CHECK(tx.statements() - before == 1);
    const auto pair = [](const PersonId& one, const PersonId& other) {
      return std::pair(std::min(one, other), std::max(one, other));
    };
    std::vector<std::pair<PersonId, PersonId>> expected{pair(school.ada, school.ben), pair(school.ada, cem)};
    std::ranges::sort(expected);
    CHECK(std::ranges::equal(pairs, expected));
    CHECK(privacy::kept_apart_from(tx, {}).empty());
  });
}

TEST_CASE("keep apart: whom one means is found by name or address, and asked for when several fit") {
  const Listed school;
  school.write([&](db::Transaction& tx) {
    CHECK(privacy::meant(tx, "alder", "first").value() == school.ada);
    CHECK(privacy::meant(tx, "coach", "first").error().say.find("Kim Coach, Lea Coach") != std::string::npos);
    for (const char* typed : {"coach", "nobody at all", "  "})
      CHECK(privacy::meant(tx, typed, "second").error().field == "second");
  });
}

TEST_CASE("PR12: what is about a person who is erased is ended, and its reason gone") {
  const Listed school;
  school.keep(school.ada, school.ben);
  school.write([&](db::Transaction& tx) {
    privacy::forget_apart(tx, school.ben, school.now);
    CHECK(tx.ask("SELECT reason FROM privacy_apart")[0].text("reason").empty());
  });
  CHECK(school.list(school.kim).empty());
}
