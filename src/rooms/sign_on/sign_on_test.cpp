#include "rooms/sign_on/sign_on.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "kernel/text.h"
#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/sign_on/attempt.h"
#include "rooms/test_school.h"

using namespace std::chrono_literals;
using sign_on::Identity;

namespace {

const std::string key(32, 'k');
const Identity ada_there{"https://id.example", "42", "Ada@Example.org", true};

struct School : rooms::TestSchool {
  School()
      : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)), ada(write([&](db::Transaction& tx) {
          return people::set_up(tx, {"School", "America/Denver"}, {"Ada Byron", "ada@example.org"}, now, random)
              .value();
        })) {
    ben = write([&](db::Transaction& tx) {
      return people::add(tx, {.name = "Ben", .email = "ben@example.org", .roles = {{Role::student}}}, ada, now, random)
          .value();
    });
  }
  Result<PersonId> sign_on(const Identity& identity) const {
    return database().write([&](db::Transaction& tx) { return sign_on::person_of(tx, identity, "Id", now, random); });
  }
  std::string refused(const Identity& identity) const {
    const auto person = sign_on(identity);
    REQUIRE_FALSE(person);
    CHECK(person.error().kind == FailureKind::not_allowed);
    return person.error().say;
  }
  std::vector<sign_on::Link> links(const PersonId& person) const {
    return read([&](db::Transaction& tx) { return sign_on::links_of(tx, person); });
  }
  PersonId ada;
  std::optional<PersonId> ben;
};

}  // namespace

TEST_CASE("SO2: an attempt is used once") {
  const School school;
  school.write([&](db::Transaction& tx) {
    CHECK_FALSE(sign_on::was_used(tx, "state"));
    CHECK(sign_on::use(tx, "state", school.now.plus(10min)));
    CHECK(sign_on::was_used(tx, "state"));
    CHECK_FALSE(sign_on::use(tx, "state", school.now.plus(10min)));
    sign_on::forget_attempts(tx, school.now.plus(9min));
    CHECK(sign_on::was_used(tx, "state"));
    sign_on::forget_attempts(tx, school.now.plus(11min));
    CHECK_FALSE(sign_on::was_used(tx, "state"));
  });
}

TEST_CASE("SO2: an attempt is opened with the key that sealed it, for ten minutes") {
  const Moment now = Moment::read("2026-09-01T16:00:00Z").value();
  const Random random = [](std::span<unsigned char> bytes) { std::ranges::fill(bytes, 7); };
  const auto attempt = sign_on::begin("google", "/people?find=a b", now, random);
  const std::string sealed = sign_on::sealed(attempt, key);
  const auto opened = sign_on::opened(sealed, key, now.plus(599s));
  REQUIRE(opened);
  CHECK(opened->state == attempt.state);
  CHECK(opened->provider == "google");
  CHECK(opened->next == "/people?find=a b");
  CHECK(sign_on::nonce(*opened, key) == sign_on::nonce(attempt, key));
  CHECK(sign_on::nonce(attempt, key) != sign_on::verifier(attempt, key));
  CHECK(sign_on::verifier(attempt, key).size() == 43);
  CHECK_FALSE(sign_on::opened(sealed, key, now.plus(600s)));
  CHECK_FALSE(sign_on::opened(sealed, std::string(32, 'x'), now));
  CHECK_FALSE(sign_on::opened(text::replace_all(sealed, "google", "goggle"), key, now));
  CHECK_FALSE(sign_on::opened("", key, now));
  CHECK_FALSE(sign_on::opened(" ", key, now));
  CHECK(sign_on::begin("google", "/" + std::string(700, 'a'), now, random).next == "/");
}

TEST_CASE("SO6: a person is found once by a verified address, then by the subject") {
  const School school;
  CHECK(school.sign_on(ada_there).value() == school.ada);
  REQUIRE(school.links(school.ada).size() == 1);
  CHECK(school.links(school.ada)[0].subject == "42");
  // The address no longer counts.
  CHECK(school.sign_on({"https://id.example", "42", "ben@example.org", true}).value() == school.ada);
  CHECK(school.sign_on({"https://id.example", "42"}).value() == school.ada);
  CHECK(school.links(school.ada).size() == 1);
  const auto events = school.read([&](db::Transaction& tx) { return activity::about(tx, school.ada, 9); });
  CHECK(std::ranges::count(events, "sign_on.linked", [](const auto& one) { return one.event.kind; }) == 1);
}

TEST_CASE("SO6: nobody is created, and an address that is not verified opens nothing") {
  const School school;
  CHECK(school.refused({"https://id.example", "9", "eve@example.org", true}).find("Nobody here") == 0);
  CHECK(school.refused({"https://id.example", "9"}).find("Nobody here") == 0);
  CHECK(school.refused({"https://id.example", "9", "ada@example.org", false}).find("verified") != std::string::npos);
  CHECK(school.links(school.ada).empty());
  CHECK(school.read([&](db::Transaction& tx) { return people::everybody(tx).size(); }) == 2);
}

TEST_CASE("SO7: an address that moved on to another account there opens nothing") {
  const School school;
  REQUIRE(school.sign_on(ada_there));
  CHECK(school.refused({"https://id.example", "43", "ada@example.org", true}).find("another account") !=
        std::string::npos);
  CHECK(school.sign_on({"https://other.example", "43", "ada@example.org", true}).value() == school.ada);
  CHECK(school.links(school.ada).size() == 2);
}

TEST_CASE("SO8: a link that was ended opens nothing until its owner links it again") {
  const School school;
  REQUIRE(school.sign_on(ada_there));
  const std::string link = school.links(school.ada)[0].id;
  const auto deed = [&](auto&& what, const PersonId& who, const std::string& which) {
    return school.database().write(
        [&](db::Transaction& tx) { return what(tx, who, which, school.now.plus(1min), school.random); });
  };
  CHECK(deed(sign_on::unlink, *school.ben, link).error().kind == FailureKind::not_found);
  CHECK(deed(sign_on::link_again, school.ada, link).error().kind == FailureKind::conflict);
  REQUIRE(deed(sign_on::unlink, school.ada, link));
  CHECK(deed(sign_on::unlink, school.ada, link).error().kind == FailureKind::not_found);
  CHECK(school.refused(ada_there).find("ended the link") != std::string::npos);
  CHECK(school.refused({"https://id.example", "43", "ada@example.org", true}).find("ended the link") !=
        std::string::npos);
  // Nor does it open another's account, whose address it has by now.
  CHECK(school.refused({"https://id.example", "42", "ben@example.org", true}).find("ended the link") !=
        std::string::npos);
  CHECK(deed(sign_on::link_again, *school.ben, link).error().kind == FailureKind::not_found);
  REQUIRE(deed(sign_on::link_again, school.ada, link));
  CHECK(school.sign_on(ada_there).value() == school.ada);
  CHECK(school.read([&](db::Transaction& tx) { return sign_on::all_links_of(tx, school.ada).size(); }) == 2);
}

TEST_CASE("SO9: who is deactivated does not sign in, linked or not") {
  const School school;
  const Identity ben_there{"https://id.example", "7", "ben@example.org", true};
  REQUIRE(school.sign_on(ben_there));
  school.write([&](db::Transaction& tx) {
    REQUIRE(people::deactivate(tx, *school.ben, school.ada, school.now, school.random));
  });
  CHECK(school.refused(ben_there).find("deactivated") != std::string::npos);
  CHECK(school.refused({"https://other.example", "7", "ben@example.org", true}).find("deactivated") !=
        std::string::npos);
}

TEST_CASE("a forgotten person's links are gone") {
  const School school;
  REQUIRE(school.sign_on(ada_there));
  school.write([&](db::Transaction& tx) { sign_on::forget_person(tx, school.ada); });
  CHECK(school.links(school.ada).empty());
}
