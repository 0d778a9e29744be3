#include "rooms/outbox/outbox_pages.h"

#include <catch2/catch.hpp>

#include "rooms/outbox/outbox.h"
#include "rooms/test_school.h"

using rooms::TestSchool;

namespace {

struct Shown {
  int status;
  std::string main, path;
  int statements;
};

class Visits {
 public:
  explicit Visits(db::Engine engine, bool mail_is_set = true)
      : school(engine), admin(school.person("Admin")), routes_(outbox::routes({mail_is_set})) {}

  Shown visit(web::Method method, std::string_view pattern, std::string_view key = {}, const std::string& value = {},
              web::Fields query = {}) {
    const web::Request request;
    return school.write([&](db::Transaction& tx) {
      web::Visit visit{.transaction = tx,
                       .request = request,
                       .person = Viewer{admin, "Admin", {Role::administrator}, "America/Denver"},
                       .session = "",
                       .now = school.now,
                       .random = school.random,
                       .path = {},
                       .query = std::move(query),
                       .form = {},
                       .uploads = {},
                       .form_keys = {{"form", "proof"}},
                       .prepared = ""};
      if (!key.empty()) visit.path.emplace(key, value);
      const int before = tx.statements();
      const auto outcome = route(method, pattern).action(visit);
      const int statements = tx.statements() - before;
      if (!outcome) return Shown{404, outcome.error().say, "", statements};
      if (const auto* next = std::get_if<web::SeeOther>(&outcome->what))
        return Shown{303, next->said, next->path, statements};
      const auto& page = std::get<web::Page>(outcome->what);
      return Shown{page.status, page.main, "", statements};
    });
  }
  Shown list(web::Fields query = {}) { return visit(web::Method::get, "/outbox", {}, {}, std::move(query)); }
  Shown letter(const std::string& id) { return visit(web::Method::get, "/outbox/letters/:letter", "letter", id); }

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
  const web::Route& route(web::Method method, std::string_view pattern) const {
    for (const web::Route& route : routes_)
      if (route.method == method && route.pattern == pattern) return route;
    throw std::logic_error("no such route");
  }
  web::Routes routes_;
};

bool contains(const Shown& shown, std::string_view part) { return shown.main.find(part) != std::string::npos; }

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
  CHECK(contains(visits.list(), "No letters yet"));
  visits.post("ada@example.org");
  visits.bounce();
  const Shown few = visits.list();
  CHECK(contains(few, "Ada &lt;b&gt;"));
  CHECK(contains(few, "ada@example.org"));
  CHECK(contains(few, "Welcome"));
  CHECK(contains(few, "Refused"));
  CHECK(contains(few, "550 &lt;No&gt; such person"));
  CHECK(contains(few, "10:00 MDT"));
  CHECK_FALSE(contains(few, "secret"));
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
  CHECK(contains(by("refused"), "First"));
  CHECK_FALSE(contains(by("refused"), "Second"));
  CHECK(contains(by("waiting"), "Second"));
  CHECK_FALSE(contains(by("waiting"), "Third"));
  CHECK(contains(by("held"), "Third"));
  CHECK(contains(by("nonsense"), "First"));
}

TEST_CASE("O4: a letter's page has the server's words for each try") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto id = visits.post("ada@example.org");
  visits.bounce();
  const Shown shown = visits.letter(id.text());
  CHECK(shown.status == 200);
  CHECK(contains(shown, "550 &lt;No&gt; such person"));
  CHECK(contains(shown, "Tries"));
  CHECK(visits.letter("nonsense").status == 404);
  CHECK(visits.letter(new_id<outbox::Letter>(visits.school.now, visits.school.random).text()).status == 404);
}

TEST_CASE("O5: an administrator says on the list that an address is right") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.post("ada@example.org");
  visits.bounce();
  const Shown list = visits.list();
  CHECK(contains(list, "Addresses that bounced"));
  CHECK(contains(list, "name=\"form\" value=\"proof\""));
  const auto bounce = visits.school.read([](db::Transaction& tx) { return outbox::bounces(tx, 1).at(0).id.text(); });
  CHECK(contains(list, "/outbox/bounces/" + bounce + "/clear"));
  const auto clear = [&] { return visits.visit(web::Method::post, "/outbox/bounces/:bounce/clear", "bounce", bounce); };
  CHECK(clear().path == "/outbox");
  CHECK_FALSE(contains(visits.list(), "Addresses that bounced"));
  CHECK(clear().status == 404);
}

TEST_CASE("O7: a text is shown only where no mail server is set") {
  Visits without(db::Engine::sqlite, false);
  const auto id = without.post("ada@example.org");
  CHECK(contains(without.letter(id.text()),
                 "Your link: <a href=\"http://127.0.0.1:8080/links/a?b=\">http://127.0.0.1:8080/links/a?b=</a>"
                 "&lt;secret&gt;\n\nBye</p>"));
  CHECK(contains(without.list(), "No mail server is set"));
  without.school.write([&](db::Transaction& tx) {
    outbox::forget_texts(tx, without.school.now.plus(std::chrono::seconds(1)), without.school.now);
  });
  CHECK(contains(without.letter(id.text()), "The text was forgotten"));

  Visits with(db::Engine::sqlite, true);
  const Shown hidden = with.letter(with.post("ada@example.org").text());
  CHECK_FALSE(contains(hidden, "secret"));
  CHECK_FALSE(contains(with.list(), "No mail server is set"));
}
