#include <catch2/catch.hpp>

#include "rooms/accounts/accounts.h"
#include "rooms/accounts/accounts_pages.h"
#include "rooms/people/people.h"
#include "rooms/test_pages.h"

using rooms::Answer;
using rooms::TestSchool;

namespace {

Answer invited(const TestSchool& school, const PersonId& admin, const PersonId& person, bool mail_is_set) {
  const web::Routes routes =
      accounts::routes({.sender = {std::string(32, 'k'), "https://school.example"}, .mail_is_set = mail_is_set});
  return rooms::ask(
      school, routes, [&](db::Transaction&) { return Viewer{admin, "Admin", {Role::administrator}, "America/Denver"}; },
      {.method = web::Method::post, .pattern = "/accounts/:person/invitation", .path = {{"person", person.text()}}});
}

constexpr const char* link_begins = "https://school.example/links/";

}  // namespace

TEST_CASE("AC7: a link of who has a password is shown to no administrator where letters leave") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId admin = school.person("Admin");
  const PersonId ada = school.write([&](db::Transaction& tx) {
    const people::NewPerson one{.name = "Ada", .email = "ada@school.example", .roles = {{Role::student}}};
    return people::add(tx, one, admin, school.now, school.random).value();
  });
  CHECK(invited(school, admin, ada, true).has(link_begins));
  CHECK(invited(school, admin, ada, false).has(link_begins));
  school.write([&](db::Transaction& tx) { accounts::set_password(tx, ada, "hash", "", school.now, school.random); });
  const Answer sent = invited(school, admin, ada, true);
  CHECK(sent.status == 303);
  CHECK_FALSE(sent.has(link_begins));
  CHECK(invited(school, admin, ada, false).has(link_begins));
}
