// Staff of whom the school wants a second factor, from their first click to the page they wanted.
#include <catch2/catch.hpp>

#include "app/test_browser.h"

using app::Browser;
using app::Shown;

namespace {

constexpr std::string_view set_up_page = "/account/second-factor";

std::string sent_to(const std::string& wanted) {
  return std::string(set_up_page) + "?next=" + web::query_encoded(wanted);
}

// What the app on the phone shows for the key on the page.
std::string code_for(const Shown& page, Moment now) {
  const std::size_t begin = page.body.find("<code>") + 6;
  std::string key = page.body.substr(begin, page.body.find("</code>") - begin);
  std::erase(key, ' ');
  return crypto::totp(crypto::from_base32(key), now.seconds().time_since_epoch().count());
}

bool has_factor(const app::ServedSchool& school) {
  return school.there.read([&](db::Transaction& tx) {
    return accounts::second_factor(tx, school.ana) == accounts::SecondFactor::confirmed;
  });
}

std::string keys_of(const Shown& page) { return "form=" + page.hidden("form") + "&once=" + page.hidden("once"); }

}  // namespace

TEST_CASE("second factor: whom the school wants one of sets it up, and is where they wanted to be") {
  app::ServedSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser ana(school, school.open_session(school.ana));
  CHECK(ana.get("/people?q=bo").status == 200);
  school.want_second_factor();

  CHECK(ana.get("/people?q=bo").location == sent_to("/people?q=bo"));
  CHECK(ana.get("/account").location == sent_to("/account"));
  CHECK(ana.get("/privacy/download").location == sent_to("/privacy/download"));
  CHECK(ana.get("/healthz").status == 200);

  const Shown page = ana.get(sent_to("/people?q=bo"));
  REQUIRE(page.status == 200);
  CHECK_FALSE(page.has("Not now"));
  const Shown wrong = ana.post(std::string(set_up_page), keys_of(page) + "&next=%2Fpeople%3Fq%3Dbo&code=000000");
  CHECK(wrong.status == 422);
  CHECK(wrong.hidden("next") == "/people?q=bo");

  const std::string right = keys_of(wrong) + "&next=%2Fpeople%3Fq%3Dbo&code=" + code_for(page, school.now);
  const Shown codes = ana.post(std::string(set_up_page), right);
  CHECK(codes.status == 200);
  CHECK(codes.has("recovery-codes"));
  CHECK(codes.has("href=\"/people?q=bo\""));
  CHECK(ana.get("/people?q=bo").status == 200);
  CHECK(ana.get(std::string(set_up_page)).location == "/account");
  CHECK(ana.get("/account").status == 200);
}

TEST_CASE("second factor: recovery codes are shown once") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  const Shown page = ana.get(std::string(set_up_page));
  CHECK(page.has("Not now"));
  const std::string right = keys_of(page) + "&code=" + code_for(page, school.now);
  const Shown codes = ana.post(std::string(set_up_page), right);
  CHECK(codes.has("recovery-codes"));
  CHECK(codes.has("href=\"/account\""));
  const Shown again = ana.post(std::string(set_up_page), right);
  CHECK(again.status != 200);
  CHECK_FALSE(again.has("recovery-codes"));
  CHECK_FALSE(ana.get("/account").has("recovery-codes"));
}

TEST_CASE("second factor: who has one but signed in without it signs in again, and goes in no circle") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  const Shown page = ana.get(std::string(set_up_page));
  CHECK(ana.post(std::string(set_up_page), keys_of(page) + "&code=" + code_for(page, school.now)).status == 200);
  school.want_second_factor();
  CHECK(ana.get("/people").status == 200);

  Browser older(school, school.open_session(school.ana));  // as sessions of before may be
  CHECK(older.get("/people").location == sent_to("/people"));
  const Shown again = older.get(sent_to("/people"));
  CHECK(again.status == 200);
  CHECK(again.has("action=\"/sign-out\""));
  CHECK(older.post("/sign-out", "form=" + again.hidden("form")).location == "/sign-in");
}

TEST_CASE("second factor: a session that did not show it neither removes it nor sets up another") {
  app::ServedSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser ana(school, school.open_session(school.ana));
  const Shown page = ana.get(std::string(set_up_page));
  const std::string code = code_for(page, school.now);
  CHECK(ana.post(std::string(set_up_page), keys_of(page) + "&code=" + code).status == 200);
  const bool is_wanted = GENERATE(false, true);
  if (is_wanted) school.want_second_factor();

  Browser older(school, school.open_session(school.ana));
  const Shown again = older.get(std::string(set_up_page));
  CHECK_FALSE(again.has("<code>"));
  const std::string form = "form=" + again.hidden("form");
  const std::string others_page = "/accounts/" + school.ana.text() + "/second-factor/removal";
  for (const std::string& removal : {std::string("/account/second-factor/removal"), others_page}) {
    const Shown refused = older.post(removal, form);
    if (is_wanted)
      CHECK(refused.location.starts_with(set_up_page));
    else
      CHECK((refused.status == 403 && refused.has("so it stays")));
    CHECK(has_factor(school));
  }
  CHECK(older.post(std::string(set_up_page), form + "&code=" + code).location == "/account");
  CHECK_FALSE(older.get("/account").has("action=\"/account/second-factor/removal\""));
  CHECK(has_factor(school));
}

TEST_CASE("second factor: a session that showed it removes it, and has then shown nothing") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana)), shown(school, school.open_session(school.ana, true));
  const Shown page = ana.get(std::string(set_up_page));
  CHECK(ana.post(std::string(set_up_page), keys_of(page) + "&code=" + code_for(page, school.now)).status == 200);
  const Shown account = ana.get("/account");
  CHECK(account.has("action=\"/account/second-factor/removal\""));
  CHECK(shown.get("/account").status == 200);
  const auto remove = [&](const std::string& code) {
    return ana.post("/account/second-factor/removal", keys_of(ana.get("/account")) + "&code=" + code);
  };
  CHECK(remove("").status == 422);
  const Shown wrong = remove("000000");
  CHECK(wrong.status == 422);
  CHECK(wrong.has("That code is not right"));
  CHECK(has_factor(school));
  school.now = school.now.plus(std::chrono::minutes(1));
  CHECK(remove(code_for(page, school.now)).location == "/account");
  CHECK_FALSE(has_factor(school));
  school.want_second_factor();
  CHECK(ana.get("/account").location == sent_to("/account"));
  CHECK(shown.get("/account").location == sent_to("/account"));
}

TEST_CASE("second factor: nobody is led elsewhere by it") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  const Shown page = ana.get(std::string(set_up_page) + "?next=https%3A%2F%2Fevil.example%2F");
  CHECK(page.hidden("next") == "/");
  CHECK_FALSE(page.has("evil.example"));
}

TEST_CASE("second factor: its key is there as a picture, as a link for the phone that shows the page, and as text") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  const Shown page = ana.get(std::string(set_up_page));
  CHECK(page.has("<svg role=\"img\" aria-label=\"QR code of the key, for an authenticator app\""));
  const std::size_t begin = page.body.find("<code>") + 6;
  const std::string text = page.body.substr(begin, page.body.find("</code>") - begin);
  CHECK(text.size() == 32 + 7);
  CHECK(text[4] == ' ');
  std::string key = text;
  std::erase(key, ' ');
  CHECK(page.has("href=\"otpauth://totp/Harbour%20School:ana%40school.example?secret=" + key +
                 "&amp;issuer=Harbour%20School\""));
  CHECK_FALSE(page.has(" style="));
}
