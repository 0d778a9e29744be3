#include <catch2/catch.hpp>

#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/accounts_pages.h"
#include "rooms/outbox/outbox.h"
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

TEST_CASE("AC5: an address that nobody has and a wrong password are answered alike, and so is who asks for a link") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  school.write([&](db::Transaction& tx) {
    const PersonId ada =
        people::set_up(tx, {"School", "America/Denver"}, {"Ada", "ada@example.org"}, school.now, school.random).value();
    accounts::set_password(tx, ada, crypto::hash_password("the right words", crypto::Effort::least), "", school.now,
                           school.random);
  });
  const accounts::PageSettings settings{.sender = {std::string(32, 'k'), "https://school.example"},
                                        .effort = crypto::Effort::least};
  const auto post = [&](std::string_view pattern, const std::string& email, const std::string& password) {
    Answer answer = rooms::ask(
        school, accounts::routes(settings), [](db::Transaction&) { return std::optional<Viewer>(); },
        {.method = web::Method::post, .pattern = pattern, .form = {{{"email", email}, {"password", password}}}});
    answer.html = text::replace_all(std::move(answer.html), email, "them");
    return answer;
  };
  const Answer wrong = post("/sign-in", "ada@example.org", "other words"),
               nobody = post("/sign-in", "eve@example.org", "other words");
  CHECK(wrong.has("is not right"));
  CHECK(nobody.html == wrong.html);
  CHECK(nobody.status == wrong.status);
  CHECK(post("/sign-in", "ada@example.org", "the right words").status == 303);

  const Answer sent = post("/forgotten", "ada@example.org", ""), none = post("/forgotten", "eve@example.org", "");
  CHECK(sent.status == 303);
  CHECK(none.said == sent.said);
  CHECK(none.location == sent.location);
  CHECK(school.read([](db::Transaction& tx) { return outbox::letters(tx, {}, 1, 10).page.size(); }) == 1);
}
