#include "rooms/outbox/outbox_pages.h"

#include <catch2/catch.hpp>

#include "rooms/outbox/outbox.h"
#include "rooms/test_pages.h"

using rooms::Answer;
using rooms::TestSchool;

namespace {

class Visits {
 public:
  explicit Visits(db::Engine engine, bool mail_is_set = true)
      : school(engine), admin(school.person("Admin")), routes_(outbox::routes({mail_is_set})) {}

  Answer visit(web::Method method, std::string_view pattern, const rooms::Path& path = {},
               const web::Fields& query = {}) const {
    return rooms::ask(school, routes_,
                      [&](db::Transaction&) { return Viewer{admin, "Admin", {Role::administrator}, "America/Denver"}; },
                      {.method = method, .pattern = pattern, .path = path, .query = query});
  }
  Answer list(const web::Fields& query = {}) const { return visit(web::Method::get, "/outbox", {}, query); }
  Answer letter(const std::string& id) const {
    return visit(web::Method::get, "/outbox/letters/:letter", {{"letter", id}});
  }

  outbox::LetterId post(const std::string& address, const std::string& subject = "Welcome") {
    return school.write([&](db::Transaction& tx) {
      return outbox::post(
                 tx, {{"Ada <b>", address}, {}, subject, "Your link: http://127.0.0.1:8080/links/a?b=<secret>\n\nBye"},
                 school.now, school.random)
          .value();
    });
  }
  void bounce() {
    school.write([&](db::Transaction& tx) {
      const auto claim = outbox::claim(tx, "one", school.now).value();
      outbox::bounced(tx, claim, "550 <No> such person", school.now, school.random);
    });
  }
  const web::Routes& routes() const { return routes_; }

  TestSchool school;
  PersonId admin;

 private:
  web::Routes routes_;
};

}  // namespace

TEST_CASE("outbox pages: all are the administrator's alone") {
  const Visits visits(db::Engine::sqlite);
  CHECK(visits.routes().size() == 3);
  for (const web::Route& route : visits.routes()) {
    CHECK(route.guard.needs_account());
    for (const Role role : all_roles) CHECK(route.guard.admits({role}) == (role == Role::administrator));
  }
}

TEST_CASE(
    "outbox pages: the list shows each letter and what became of it, in as many statements however many there are") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(visits.list().has("No letters yet"));
  visits.post("ada@example.org");
  visits.bounce();
  const Answer few = visits.list();
  CHECK(few.has("Ada &lt;b&gt;"));
  CHECK(few.has("ada@example.org"));
  CHECK(few.has("Welcome"));
  CHECK(few.has("Refused"));
  CHECK(few.has("550 &lt;No&gt; such person"));
  CHECK(few.has("10:00 MDT"));
  CHECK_FALSE(few.has("secret"));
  for (int i = 0; i < 120; ++i) visits.post("person" + std::to_string(i) + "@example.org");
  CHECK(visits.list().statements == few.statements);
  CHECK(few.statements == 3);
}

TEST_CASE("outbox pages: the list is filtered by state") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.post("ada@example.org", "First");
  visits.bounce();
  visits.post("grace@example.org", "Second");
  visits.post("ada@example.org", "Third");
  const auto by = [&](const std::string& state) { return visits.list(web::Fields({{"state", state}})); };
  CHECK(by("refused").has("First"));
  CHECK_FALSE(by("refused").has("Second"));
  CHECK(by("waiting").has("Second"));
  CHECK_FALSE(by("waiting").has("Third"));
  CHECK(by("held").has("Third"));
  CHECK(by("failed").has("First"));
  CHECK_FALSE(by("failed").has("Second"));
  CHECK(by("nonsense").has("First"));
}

TEST_CASE("O4: a letter's page has the server's words for each try") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = visits.post("ada@example.org");
  visits.bounce();
  const Answer shown = visits.letter(id.text());
  CHECK(shown.status == 200);
  CHECK(shown.has("550 &lt;No&gt; such person"));
  CHECK(shown.has("Tries"));
  CHECK(visits.letter("nonsense").status == 404);
  CHECK(visits.letter(new_id<outbox::Letter>(visits.school.now, visits.school.random).text()).status == 404);
}

TEST_CASE("O5: an administrator says on the list that an address is right") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.post("ada@example.org");
  visits.bounce();
  const Answer list = visits.list();
  CHECK(list.has("Addresses that bounced"));
  CHECK(list.has("/people?find=ada%40example.org"));
  CHECK(list.has("name=\"once\" value=\"a-key\""));
  const auto bounce = visits.school.read([](db::Transaction& tx) { return outbox::bounces(tx, 1).at(0).id.text(); });
  CHECK(list.has("/outbox/bounces/" + bounce + "/clear"));
  const auto clear = [&] {
    return visits.visit(web::Method::post, "/outbox/bounces/:bounce/clear", {{"bounce", bounce}});
  };
  CHECK(clear().location == "/outbox");
  CHECK_FALSE(visits.list().has("Addresses that bounced"));
  CHECK(clear().status == 404);
}

TEST_CASE("O7: a text is shown only where no mail server is set") {
  Visits without(db::Engine::sqlite, false);
  const auto id = without.post("ada@example.org");
  CHECK(without.letter(id.text()).has(
      "Your link: <a href=\"http://127.0.0.1:8080/links/a?b=\">http://127.0.0.1:8080/links/a?b=</a>"
      "&lt;secret&gt;\n\nBye</p>"));
  CHECK(without.list().has("No mail server is set"));
  without.school.write([&](db::Transaction& tx) {
    outbox::forget_texts(tx, without.school.now.plus(std::chrono::seconds(1)), without.school.now);
  });
  CHECK(without.letter(id.text()).has("The text was forgotten"));

  Visits with(db::Engine::sqlite, true);
  const Answer hidden = with.letter(with.post("ada@example.org").text());
  CHECK_FALSE(hidden.has("secret"));
  CHECK_FALSE(with.list().has("No mail server is set"));
}
