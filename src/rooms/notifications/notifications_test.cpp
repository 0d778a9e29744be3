#include "rooms/notifications/notifications.h"

#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/test_school.h"

using notifications::Kind;

namespace {

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    write([&](db::Transaction& tx) {
      ana =
          people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana", "ana@school.example"}, now, random).value();
      ben = people::add(tx, {.name = "Ben", .email = "ben@school.example", .zone = "Europe/Berlin"}, ana, now, random)
                .value();
      cleo = people::add(tx, {.name = "Cleo"}, ana, now, random).value();  // no address
    });
  }
  Result<void> choose(const PersonId& person, Kind kind, bool wanted) const {
    return database().write(
        [&](db::Transaction& tx) { return notifications::choose(tx, person, {kind, wanted}, now, random); });
  }
  int told() const {
    return write([&](db::Transaction& tx) {
      const std::vector<PersonId> all{ana, ben, cleo, ben};
      const auto words = [](const std::string& name, const std::string& zone) {
        return notifications::Words{"Moved", name + " in " + zone + "\n"};
      };
      return notifications::write(tx, Kind::changes, all, words, "https://school.example", now, random).value();
    });
  }
  PersonId ana = PersonId::make(std::chrono::milliseconds(1), {}), ben = ana, cleo = ana;
};

}  // namespace

TEST_CASE("N1, N2: without a choice every mail is sent") {
  const School school;
  school.read([&](db::Transaction& tx) {
    const auto choices = notifications::choices_of(tx, school.ben);
    REQUIRE(choices.size() == notifications::kinds().size());
    for (const auto& one : choices) CHECK(one.wanted);
  });
  CHECK(school.told() == 2);
}

TEST_CASE("N3: what an account needs cannot be turned off, and the page can say why") {
  const School school;
  for (const auto& kind : notifications::kinds()) {
    const auto done = school.choose(school.ben, kind.kind, false);
    CHECK(done.has_value() == kind.always.empty());
    if (!done) CHECK(done.error().field == kind.name);
    CHECK(school.choose(school.ben, kind.kind, true));
  }
}

TEST_CASE("N4, N5, N6: a choice holds from the next deed on; a mail says where to choose otherwise") {
  const School school;
  REQUIRE(school.choose(school.ana, Kind::changes, false));
  CHECK(school.told() == 1);
  school.read([](db::Transaction& tx) {
    const auto letters = outbox::letters(tx, {}, 1, 10);
    REQUIRE(letters.total == 1);
    const auto letter = outbox::letter(tx, letters.page[0].id).value();
    CHECK(letter.text->starts_with("Ben in Europe/Berlin\n"));
    CHECK(letter.text->find("https://school.example/notifications\n") != std::string::npos);
  });
  REQUIRE(school.choose(school.ana, Kind::changes, true));
  CHECK(school.told() == 2);
  school.write(
      [&](db::Transaction& tx) { REQUIRE(people::deactivate(tx, school.ben, {}, school.now, school.random)); });
  CHECK(school.told() == 1);
}

TEST_CASE("notifications: choosing the same again changes nothing; earlier choices are kept until they are forgotten") {
  const School school;
  for (const bool wanted : {false, false, true, true, false}) REQUIRE(school.choose(school.ben, Kind::changes, wanted));
  school.write([&](db::Transaction& tx) {
    const auto ever = notifications::declined_by(tx, school.ben);
    REQUIRE(ever.size() == 2);
    CHECK(ever[0].ended_at.has_value() != ever[1].ended_at.has_value());  // made in the same moment
    CHECK(activity::about(tx, school.ben, 10)[0].event.detail == "changes");
    notifications::forget_person(tx, school.ben);
    CHECK(notifications::declined_by(tx, school.ben).empty());
  });
}
