#include "rooms/notifications/notifications.h"

#include <algorithm>
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
  int told(const std::optional<PersonId>& by = {}, const std::string& subject = "Moved") const {
    return write([&](db::Transaction& tx) {
      const auto words = [&](const std::string& name, const std::string& zone) {
        return notifications::Words{subject, name + " in " + zone + "\n"};
      };
      const std::vector<notifications::Telling> all{{{ana, cleo}, words}, {{ben, ben}, words}};
      return notifications::write(tx, Kind::changes, all, {by, "https://school.example", now, random}).value();
    });
  }
  std::vector<std::string> subjects() const {
    return read([](db::Transaction& tx) {
      std::vector<std::string> all;
      for (const auto& one : outbox::letters(tx, {}, 1, 10).page) all.push_back(one.subject.value());
      return all;
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
    for (const auto& kind : notifications::kinds()) {
      CHECK(kind.because.empty() != kind.always.empty());
      CHECK((letter.text->find(kind.because) != std::string::npos) ==
            (kind.kind == Kind::changes || !kind.always.empty()));
    }
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

TEST_CASE("N6: nobody is told about what they did themselves") {
  const School school;
  CHECK(school.told(school.ben) == 1);
  school.read([](db::Transaction& tx) { CHECK(outbox::letters(tx, {}, 1, 10).page.at(0).to.name == "Ana"); });
}

TEST_CASE("N7: a subject of any length is shortened between characters; control characters are spaces") {
  const School school;
  std::string subject = "x";
  for (int i = 0; i < 300; ++i) subject += "\U0001F4C5";
  CHECK(school.told({}, subject) == 2);
  const std::string kept = school.subjects().at(0);
  CHECK(kept.size() <= 400);
  CHECK(kept.starts_with("x\U0001F4C5"));
  CHECK(kept.ends_with("\U0001F4C5\u2026"));
  CHECK(school.told({}, "Moved:\tthe\nPanel\x7F") == 2);
  CHECK(std::ranges::count(school.subjects(), "Moved: the Panel") == 2);
}

TEST_CASE("N7: an address that mail cannot go to stops nobody else's mail, and shows as bounced") {
  const School school;
  school.write([&](db::Transaction& tx) {
    tx.tell("UPDATE people_persons SET email = 'ben at home' WHERE id = :id", {{"id", school.ben.text()}});
  });
  CHECK(school.told() == 1);
  CHECK(school.told() == 1);
  school.read([](db::Transaction& tx) {
    const auto bounces = outbox::bounces(tx, 10);
    REQUIRE(bounces.size() == 1);
    CHECK(bounces[0].address == "ben at home");
  });
}

TEST_CASE("notifications: the number of questions does not depend on how many are told what") {
  const School school;
  school.write([&](db::Transaction& tx) {
    const auto asked = [&](std::size_t tellings) {
      const std::vector<notifications::Telling> all(
          tellings, {{school.ana}, [](const auto&, const auto&) { return notifications::Words{"Moved", "So.\n"}; }});
      const int before = tx.statements();
      const int written =
          notifications::write(tx, Kind::changes, all, {{}, "https://school.example", school.now, school.random})
              .value();
      return tx.statements() - before - written;
    };
    CHECK(asked(1) == asked(5));
  });
}
