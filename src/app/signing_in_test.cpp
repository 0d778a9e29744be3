// People sign in where others try to keep them out, from the same address.
#include <catch2/catch.hpp>

#include "app/test_browser.h"

using app::Browser;
using app::Shown;

namespace {

constexpr std::string_view password = "correct horse battery";

struct School : app::ServedSchool {
  explicit School(db::Engine engine) : ServedSchool(engine) { set(crypto::hash_password(password, least)); }
  void set(const std::string& hash) {
    there.write([&](db::Transaction& tx) { accounts::set_password(tx, ana, hash, "", there.now, there.random); });
  }
  std::string hash() const {
    return there.read([&](db::Transaction& tx) { return accounts::password_hash(tx, ana); });
  }
  static constexpr crypto::Effort least = crypto::Effort::least;
};

Shown sign_in(Browser& browser, std::string_view with, const std::string& email = "ana@school.example") {
  return browser.post("/sign-in", "email=" + web::query_encoded(email) + "&password=" + web::query_encoded(with));
}

std::string keys_of(const Shown& page) { return "form=" + page.hidden("form") + "&once=" + page.hidden("once"); }

}  // namespace

TEST_CASE("signing in: a browser that was signed in from is not held up by others at its address") {
  School school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser ana(school, ""), other(school, "");
  CHECK(sign_in(ana, password).location == "/");
  for (int i = 0; i < 20; ++i) CHECK(sign_in(other, "a guess").status == 422);
  CHECK(sign_in(other, password).has("Too many tries"));
  CHECK(sign_in(ana, password).location == "/");
}

TEST_CASE("signing in: a hash of less effort than is asked today is made anew") {
  School school(db::Engine::sqlite);
  const std::string before = crypto::hash_password(password, crypto::Effort::usual);
  school.set(before);
  Browser ana(school, "");
  CHECK(sign_in(ana, password).location == "/");
  CHECK(school.hash() != before);
  CHECK(crypto::is_password(school.hash(), password));
  const std::string renewed = school.hash();
  CHECK(sign_in(ana, password).location == "/");
  CHECK(school.hash() == renewed);
}

TEST_CASE("signing in: inside a session, too, one's password is not guessed at will") {
  School school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  const auto change = [&](std::string_view current) {
    return ana.post("/account/password", keys_of(ana.get("/account/password")) +
                                             "&current=" + web::query_encoded(current) + "&password=another+long+one");
  };
  for (int i = 0; i < 5; ++i) CHECK(change("a guess").has("That is not your password."));
  CHECK(change(password).has("Too many wrong passwords."));
  school.now = school.now.plus(std::chrono::minutes(15));
  CHECK(change(password).location == "/account");
}

TEST_CASE("signing in: whoever asks for many links is told to wait, whoever has these addresses") {
  School school(db::Engine::sqlite);
  Browser somebody(school, "");
  const auto ask = [&](int number) {
    return somebody.post("/forgotten", "email=somebody" + std::to_string(number) + "%40example.org");
  };
  for (int i = 0; i < 20; ++i) CHECK(ask(i).location == "/sign-in");
  const Shown refused = ask(20);
  CHECK(refused.status == 422);
  CHECK(refused.has("Many links were asked for"));
}
