// Forms that were sent too late or twice: what was typed is not lost, and is nobody else's.
#include <catch2/catch.hpp>

#include "app/test_browser.h"

using app::Browser;
using app::Shown;

namespace {

const std::string names =
    "&name=Bo+Diddley&email=bo%40school.example&external_id=a%26b&zone=America%2FDenver&role=student";

std::string keys_of(const Shown& page) { return "form=" + page.hidden("form") + "&once=" + page.hidden("once"); }

struct Office : app::ServedSchool {
  explicit Office(db::Engine engine = db::Engine::sqlite) : ServedSchool(engine), token(open_session(ana)) {}
  void end(const std::string& ended) {
    there.write([&](db::Transaction& tx) { accounts::end_session_with(tx, crypto::digest(ended), now); });
  }
  int people() {
    return there.read(
        [](db::Transaction& tx) { return tx.ask("SELECT count(*) AS n FROM people_persons")[0].integer("n"); });
  }
  std::string token;
};

// The kept form, sent from the page that offers it.
std::string resent(const Shown& page) {
  return keys_of(page) + "&name=" + web::query_encoded(page.hidden("name")) +
         "&email=" + web::query_encoded(page.hidden("email")) + "&zone=America%2FDenver&role=" + page.hidden("role");
}

}  // namespace

TEST_CASE("kept form: whoever was signed out meanwhile signs in, and sends what they typed") {
  Office office(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser ana(office, office.token);
  const std::string typed = keys_of(ana.get("/people/new")) + names;
  office.end(office.token);

  const Shown kept = ana.post("/people/new", typed);
  CHECK(kept.status == 403);
  CHECK(kept.has("You are signed out, so nothing was changed yet."));
  CHECK(kept.has("href=\"/sign-in\" target=\"_blank\""));
  CHECK(kept.has("action=\"/people/new\""));
  CHECK(kept.hidden("name") == "Bo Diddley");
  CHECK(kept.has("a&amp;b"));
  CHECK(office.people() == 1);

  ana.sign_in_anew(office.open_session(office.ana));
  const Shown older = ana.post("/people/new", resent(kept));
  CHECK(older.status == 403);
  CHECK(older.has("You signed in again after you opened the page"));
  CHECK(older.hidden("name") == "Bo Diddley");
  CHECK(office.people() == 1);
  CHECK(ana.post("/people/new", resent(older)).status == 303);
  CHECK(office.people() == 2);
}

TEST_CASE("kept form: it is nobody else's, and nothing from elsewhere is kept") {
  Office office;
  Browser ana(office, office.token);
  const std::string typed = keys_of(ana.get("/people/new")) + names;
  const PersonId other = office.there.write([&](db::Transaction& tx) {
    return people::add(tx, {.name = "Other", .email = "o@school.example", .roles = {{Role::administrator}}}, office.ana,
                       office.now, office.there.random)
        .value();
  });
  const auto is_lost = [](const Shown& shown) { return shown.status == 403 && !shown.has("Bo Diddley"); };
  Browser others(office, office.open_session(other));
  CHECK(is_lost(others.post("/people/new", typed)));
  CHECK(is_lost(others.post("/people/new", "form=x&once=y" + names)));
  CHECK(is_lost(others.post("/people/new", "once=y" + names)));

  ana.sign_in_anew(office.open_session(office.ana));
  CHECK(is_lost(ana.post("/people/new", typed, {{"Sec-Fetch-Site", "cross-site"}})));
  CHECK(is_lost(ana.post("/people/new", typed, {{"Origin", "https://evil.example"}})));
  Browser nobody(office, "");
  const Shown elsewhere = nobody.post("/people/new", typed, {{"Sec-Fetch-Site", "cross-site"}});
  CHECK(elsewhere.status == 303);
  CHECK(elsewhere.location == "/sign-in?next=%2F");
  CHECK(office.people() == 2);
}

TEST_CASE("kept form: no password and no code is ever shown again") {
  Office office;
  Browser ana(office, office.token);
  const std::string keys = keys_of(ana.get("/account/password"));
  for (const bool is_signed_in : {false, true}) {
    ana.sign_in_anew(is_signed_in ? office.open_session(office.ana) : "");
    CHECK_FALSE(ana.post("/account/password", keys + "&password=my+secret+words").has("my secret words"));
    CHECK_FALSE(ana.post("/account/second-factor", keys + "&code=123+456").has("123 456"));
  }
}

TEST_CASE("kept form: sent twice it is done once; with other words it is asked about") {
  Office office(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser ana(office, office.token);
  const std::string keys = keys_of(ana.get("/people/new"));
  const Shown first = ana.post("/people/new", keys + names);
  REQUIRE(first.status == 303);
  CHECK(ana.post("/people/new", keys + names).location == first.location);
  CHECK(office.people() == 2);

  const Shown other =
      ana.post("/people/new", keys + "&name=Cy+Young&email=cy%40school.example&zone=America%2FDenver&role=student");
  CHECK(other.status == 409);
  CHECK(other.has("This form was sent before"));
  CHECK(other.has("href=\"" + first.location + "\""));
  CHECK(other.hidden("name") == "Cy Young");
  CHECK(office.people() == 2);
  CHECK(ana.post("/people/new", resent(other)).status == 303);
  CHECK(office.people() == 3);
}

TEST_CASE("kept form: a button alone is not offered again; its page is a link away") {
  Office office;
  Browser ana(office, office.token);
  const Shown page = ana.get("/account");
  office.end(office.token);
  const Shown out =
      ana.post("/account/sessions/others/end", keys_of(page), {{"Referer", "https://school.example/account"}});
  CHECK(out.status == 303);
  CHECK(out.location == "/sign-in?next=%2Faccount");
}

TEST_CASE("kept form: whom the school asks for a second factor meanwhile keeps what they typed") {
  Office office;
  Browser ana(office, office.token);
  const std::string typed = keys_of(ana.get("/people/new")) + names;
  office.want_second_factor();
  const Shown kept = ana.post("/people/new", typed);
  CHECK(kept.status == 403);
  CHECK(kept.has("href=\"/account/second-factor\" target=\"_blank\""));
  CHECK(kept.hidden("name") == "Bo Diddley");
  CHECK(ana.post("/people/new", typed, {{"Sec-Fetch-Site", "cross-site"}}).status == 303);
  CHECK(office.people() == 1);
}
