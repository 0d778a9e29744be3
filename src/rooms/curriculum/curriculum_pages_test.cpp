#include "rooms/curriculum/curriculum_pages.h"

#include <catch2/catch.hpp>

#include "rooms/curriculum/content/made_content.h"
#include "rooms/test_pages.h"

using namespace curriculum;
using rooms::TestSchool;
using Shown = rooms::Answer;

namespace {

// A zip is "good", or what is wrong with it.
Result<Offered> compile_made(std::string_view zip) {
  if (zip == "no zip") return fail(FailureKind::invalid, "This is no zip.");
  if (zip == "errors") return Offered{{}, {{"broken-link", "error", "leads <nowhere>", "index.md", 3, 4}}};
  Content content = made_content(std::string(zip));
  if (zip == "no module") content.modules.clear();
  if (zip == "module page") {
    content.pages.push_back(made_page("module-1/goals.md", "Goals", "<p>Far.</p>"));
    content.pages.push_back(made_page("module-1/index.md", "Setting out", "<p>First.</p>"));
    for (Page& one : content.pages)
      if (one.path.starts_with("module-1/")) one.module = 1;
  }
  content.files = {{"images/map.png", "d1", Audience::everyone, "a map"}};
  return Offered{std::move(content), {}};
}

class Visits {
 public:
  explicit Visits(db::Engine engine)
      : school(engine),
        ana(school.person("Ana")),
        routes_(routes(
            compile_made,
            [this](web::Visit& visit) -> std::optional<Own> {
              const auto found = edition(visit.transaction, own_number);
              return found ? std::optional(Own{found->id, own_module}) : std::nullopt;
            },
            [this](web::Visit&) {
              return [this](std::optional<int> module) { return reached == 0 || !module || *module == reached; };
            })) {}
  int reached = 0;  // the module that the role is limited to

  // `pattern` is that of the route; `path` what its open steps are.
  Shown visit(web::Method method, std::string_view pattern, Roles roles, rooms::Path path = {}, web::Fields query = {},
              std::vector<web::Upload> uploads = {}) {
    return rooms::ask(school, routes_, [&](db::Transaction&) { return Viewer{ana, "Ana", roles, "America/Denver"}; },
                      {.method = method,
                       .pattern = pattern,
                       .path = std::move(path),
                       .query = std::move(query),
                       .uploads = std::move(uploads)});
  }
  Shown tab(std::string_view end, Roles roles = {Role::specialist}, web::Fields query = {}) {
    const std::string pattern = "/curriculum/editions/:number" + (end.empty() ? "" : "/" + std::string(end));
    return visit(web::Method::get, pattern, roles, {{"number", number}}, std::move(query));
  }
  Shown read(Roles roles, const std::string& first, const std::string& second = {}) {
    return visit(web::Method::get, "/curriculum/editions/:number/pages/*page", roles,
                 {{"number", number}, {"page", second.empty() ? first : first + "/" + second}});
  }
  Shown upload(const std::string& zip, Roles roles = {Role::administrator}) {
    std::vector<web::Upload> uploads;
    if (!zip.empty()) uploads.push_back({"programme", "programme.zip", zip});
    return visit(web::Method::post, "/curriculum/editions", roles, {}, {}, std::move(uploads));
  }
  const web::Routes& all() const { return routes_; }

  TestSchool school;
  PersonId ana;
  std::string number = "1";
  int own_number = 1;  // of the edition that students follow
  std::optional<int> own_module = {};

 private:
  web::Routes routes_;
};

web::Fields asked(std::vector<std::pair<std::string, std::string>> fields) { return {std::move(fields)}; }

const Roles student{Role::student}, specialist{Role::specialist};

}  // namespace

TEST_CASE("curriculum pages: administrators and lead specialists import, staff see all, students read pages") {
  const Visits visits(db::Engine::sqlite);
  for (const web::Route& route : visits.all()) {
    CHECK(route.guard.needs_account());
    const bool imports = route.method == web::Method::post || route.pattern == "/curriculum/editions/new";
    const bool own = route.pattern.starts_with("/programme");
    const bool reads = own || route.pattern.find("/pages") != std::string_view::npos;
    for (const Role role : all_roles) {
      const bool is_staff = staff.has(role);
      const bool may = imports ? role == Role::administrator || role == Role::lead
                               : (is_staff && !own) || (reads && (role == Role::student || role == Role::alum));
      INFO(route.pattern << " " << name_of(role));
      CHECK(route.guard.admits({role}) == may);
    }
  }
}

TEST_CASE("curriculum pages: the first edition is asked for, imported and shown") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(visits.visit(web::Method::get, "/curriculum/editions", {Role::lead}).has("No programme yet"));
  CHECK_FALSE(visits.visit(web::Method::get, "/curriculum/editions", specialist).has("/curriculum/editions/new"));
  CHECK(visits.visit(web::Method::get, "/curriculum/editions/new", {Role::lead}).has("multipart/form-data"));
  const Shown done = visits.upload("good");
  CHECK(done.status == 303);
  CHECK(done.location == "/curriculum/editions/1");
  CHECK(done.said == "Imported as edition 1.");
  const Shown list = visits.visit(web::Method::get, "/curriculum/editions", specialist);
  CHECK(list.has("Edition 1"));
  CHECK(list.has("Lanterns"));
  CHECK(list.statements == 1);
  CHECK(visits.upload("good").said.find("Nothing changed") == 0);
  CHECK(visits.upload("better").location == "/curriculum/editions/2/changes");
}

TEST_CASE("CU2: an upload that is refused says why at its field, lists what is wrong, and leaves nothing behind") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Shown errors = visits.upload("errors");
  CHECK(errors.status == 422);
  CHECK(errors.has("leads &lt;nowhere&gt;"));
  CHECK(errors.has("index.md:3:4"));
  const Shown no_zip = visits.upload("no zip");
  CHECK(no_zip.status == 422);
  CHECK(no_zip.has("This is no zip."));
  const Shown no_module = visits.upload("no module");
  CHECK(no_module.status == 422);
  CHECK(no_module.has("There is no module in it"));
  CHECK(visits.upload("").has("Choose the zip to import."));
  CHECK(visits.upload("good", specialist).status == 404);
  visits.school.read([](db::Transaction& tx) { CHECK(editions(tx).empty()); });
}

TEST_CASE("curriculum pages: each tab tells what the edition says, in two statements") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.upload("good");
  for (const auto& [end, part] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"", "Setting out"},
           {"sessions", "week 1, Tuesday 13:00, 60 minutes"},
           {"deliverables", "final: Friday of week 3"},
           {"outcomes", "Networking, level II"},
           {"diagnostics", "module-1/index.md:12:5"},
           {"pages", "First steps"}}) {
    INFO(end);
    const Shown shown = visits.tab(end);
    CHECK(shown.status == 200);
    CHECK(shown.has(part));
    CHECK(shown.statements <= 2);
  }
  const Shown filtered = visits.tab("sessions", specialist, asked({{"module", "2"}, {"find", "pan"}}));
  CHECK(filtered.has("Small companies / The first year"));
  CHECK_FALSE(filtered.has("Kickoff"));
  visits.number = "7";
  CHECK(visits.tab("").status == 404);
  visits.number = "one";
  CHECK(visits.tab("").status == 404);
}

TEST_CASE("curriculum pages: the difference is told, between any two editions, and costs little the second time") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.upload("good");
  CHECK(visits.tab("changes").has("The only edition"));
  visits.upload("better");
  visits.number = "2";
  CHECK(visits.tab("changes").has("No difference"));
  Content moved = made_content("moved");
  moved.sessions[0].weeks = {4};
  visits.school.write([&](db::Transaction& tx) {
    CHECK(import_edition(tx, moved, visits.ana, visits.school.now, visits.school.random));
  });
  visits.number = "3";
  CHECK(visits.tab("changes").has("moved to week 4"));
  const Shown since_first = visits.tab("changes", specialist, asked({{"since", "1"}}));
  CHECK(since_first.has("moved to week 4"));
  CHECK(visits.tab("changes", specialist, asked({{"since", "1"}})).statements == 1);
  CHECK(visits.tab("changes", specialist, asked({{"since", "9"}})).status == 404);
  // Time is read forwards, whichever edition's page one is on; before the first there is nothing.
  visits.number = "1";
  CHECK(visits.tab("changes").has("Nothing before it"));
  CHECK_FALSE(visits.tab("changes").has("moved to"));
  const Shown since_third = visits.tab("changes", specialist, asked({{"since", "3"}}));
  CHECK(since_third.has("From edition 1 to edition 3"));
  CHECK(since_third.has("moved to week 4"));
  CHECK_FALSE(since_third.has("moved to week 1"));
}

TEST_CASE("CU6: students read what is for everyone; staff pages and facilitators' notes are not there for them") {
  Visits visits(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  visits.upload("good");
  const Shown theirs = visits.read(student, "module-1", "week-1.html");
  CHECK(theirs.status == 200);
  CHECK(theirs.has("<p>Walk.</p>"));
  CHECK_FALSE(theirs.has("Facilitator"));
  CHECK(theirs.statements == 3);  // one of them finds out which edition is theirs
  CHECK(visits.read(specialist, "module-1", "week-1.html").has("Facilitator: wait."));
  visits.reached = 2;
  CHECK(visits.read(specialist, "module-1", "week-1.html").has("Walk."));
  CHECK_FALSE(visits.read(specialist, "module-1", "week-1.html").has("Facilitator: wait."));
  visits.reached = 0;
  CHECK(visits.read(student, "staff", "plan.html").status == 404);
  CHECK(visits.read(specialist, "staff", "plan.html").has("drawer"));
  CHECK_FALSE(visits.tab("pages", student).has("Plan"));
  CHECK_FALSE(visits.tab("pages", student).has("/sessions"));
  CHECK(visits.tab("pages").has("Plan"));
}

TEST_CASE("curriculum pages: a page is found by its path, and its links are right because it is shown at its address") {
  Visits visits(db::Engine::sqlite);
  visits.upload("good");
  const Shown by_path = visits.read(specialist, "module-1", "week-1.md");
  CHECK(by_path.status == 303);
  CHECK(by_path.location == "/curriculum/editions/1/pages/module-1/week-1.html");
  CHECK(visits.read(specialist, "nowhere.html").status == 404);
  CHECK(visits.read(specialist, "index.html").has("Here."));
  const Shown map = visits.read(student, "images", "map.png");
  CHECK(map.html == "a map");
  CHECK(map.said == "image/png");
}

TEST_CASE("curriculum pages: who is no staff reads only the edition that is theirs") {
  Visits visits(db::Engine::sqlite);
  visits.own_number = 2;
  const auto mine = [&] { return visits.visit(web::Method::get, "/programme", student); };
  CHECK(mine().has("Not in a cohort yet"));
  visits.upload("good");
  visits.upload("better");
  CHECK(visits.read(student, "index.html").status == 404);
  CHECK(visits.tab("pages", student).status == 404);
  CHECK(visits.read(specialist, "index.html").status == 200);
  visits.number = "2";
  CHECK(visits.read(student, "index.html").status == 200);
  CHECK(mine().location == "/curriculum/editions/2/pages/index.html");
}

TEST_CASE("CU11: the way to one's programme leads to the module one is in, and from there to all pages") {
  Visits visits(db::Engine::sqlite);
  const auto mine = [&](const char* pattern, rooms::Path path = {}) {
    return visits.visit(web::Method::get, pattern, student, std::move(path)).location;
  };
  visits.upload("module page");
  visits.own_module = 1;
  CHECK(mine("/programme") == "/curriculum/editions/1/pages/module-1/index.html");
  CHECK(mine("/programme/*page", {{"page", "module-1/week-1.md"}}) ==
        "/curriculum/editions/1/pages/module-1/week-1.md");
  visits.own_module = 9;  // which has no page of its own
  CHECK(mine("/programme") == "/curriculum/editions/1/pages/index.html");
  CHECK(visits.read(student, "module-1", "index.html").has("\"/curriculum/editions/1/pages\""));
  CHECK(visits.tab("pages", student).has("\"/programme\""));
  CHECK_FALSE(visits.tab("pages").has("\"/programme\""));
}
