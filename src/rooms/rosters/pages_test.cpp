#include "rooms/rosters/rosters_pages.h"

#include <algorithm>

#include "rooms/rosters/test_rosters.h"
#include "rooms/test_pages.h"

using namespace rosters;

using rooms::Answer;

namespace {

web::Fields asked(const std::string& name, const std::string& value) {
  return std::vector<std::pair<std::string, std::string>>{{name, value}};
}

struct TestPages : TestRosters {
  explicit TestPages(db::Engine engine) : TestRosters(engine) {}

  Answer ask(web::Method method, std::string_view pattern, const std::string& upload = {},
             const web::Fields& fields = {}, const std::string& body = {}) const {
    web::Request request;
    request.body = body;
    request.fields = {{"Content-Type", "multipart/form-data; boundary=edge"}};
    return rooms::ask(*this, rosters::routes({{std::string(32, 'k'), "https://school.example"}}),
                      [&](db::Transaction&) { return Viewer{admin, "Ana", {Role::administrator}, "America/Denver"}; },
                      {.method = method,
                       .pattern = pattern,
                       .path = {{"upload", upload}},
                       .query = fields,
                       .form = fields,
                       .request = request});
  }
  Answer get(std::string_view pattern, const std::string& upload = {}, const web::Fields& query = {}) const {
    return ask(web::Method::get, pattern, upload, query);
  }
  Answer upload(const std::string& bytes, const std::string& name = "people.csv", const std::string& kind = "people") {
    return ask(web::Method::post, "/rosters", "", asked("kind", kind),
               "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + bytes +
                   "\r\n--edge--\r\n");
  }
};

constexpr const char* file =
    "name,e-mail,starts on\nAda <b>Lovelace,ada@school.example,\nBen,ben@x.example,\n"
    "Cy,cy@x.example,soon\n";

std::string id_in(const Answer& answer) {
  REQUIRE(answer.status == 303);
  REQUIRE(answer.location.starts_with("/rosters/"));
  return answer.location.substr(9);
}

}  // namespace

TEST_CASE("rosters' pages are for administrators alone") {
  for (const web::Route& route : rosters::routes({}))
    for (const Role role : all_roles) CHECK(route.guard.admits({role}) == (role == Role::administrator));
}

TEST_CASE("rosters' pages: a file is uploaded, looked at, confirmed and then listed") {
  TestPages school(either());
  const Answer form = school.get("/rosters");
  CHECK(form.has("Show what would happen"));
  CHECK(form.has("multipart/form-data"));
  CHECK(form.has("name=\"once\" value=\"a-key\""));
  CHECK_FALSE(form.has("Files so far"));

  const Answer taken = school.upload(file, "C:\\fake\\new <i>people.csv");
  const std::string upload = id_in(taken);
  const Answer seen = school.get("/rosters/:upload", upload);
  CHECK(seen.status == 200);
  for (const char* part : {"new &lt;i&gt;people.csv", "Nothing has been changed yet", "Add 1 person and change 1",
                           "name: Ada Byron → Ada &lt;b&gt;Lovelace", "ben@x.example", "One row is left out",
                           "expected a day such as 2026-09-01, found", "Row 4", "Invite all new people"})
    CHECK(seen.has(part));
  for (const char* part : {"<b>Lovelace", "C:", "Changed meanwhile"}) CHECK_FALSE(seen.has(part));
  const Answer refused = school.get("/rosters/:upload", upload, asked("fate", "refused"));
  CHECK(refused.has("Row 4"));
  CHECK(refused.has("cy@x.example"));
  CHECK_FALSE(refused.has("ben@x.example"));
  CHECK(school.get("/rosters").has("Waits for a decision"));

  const Answer done = school.ask(web::Method::post, "/rosters/:upload/confirm", upload, asked("invite", "on"));
  CHECK(done.location == "/rosters");
  CHECK(done.said == "Done: 1 new, 1 changed, 1 invited.");
  const Answer after = school.get("/rosters");
  CHECK(after.has("1 new, 1 changed, 1 invited"));
  CHECK(after.has("Ana Admin"));
  CHECK(school.get("/rosters/:upload", upload).status == 404);
}

TEST_CASE("rosters' pages: what refuses a file stands at the form's field") {
  TestPages school(db::Engine::sqlite);
  struct Row {
    std::string bytes, kind;
    const char* say;
  };
  const std::string too_big(largest_file + 1, 'a');
  for (const Row& row : {Row{"", "people", "The file is empty."}, Row{"%PDF-1.7\n", "people", "this is a PDF"},
                         Row{"name,e-mail\nA,a@x.example\n", "teachers", "Choose what is in the file."},
                         Row{"PK\5\6" + std::string(18, '\0'), "attendance", "Only people come as a OneRoster zip"},
                         Row{too_big, "people", "more than 10 MiB"}}) {
    const Answer refused = school.upload(row.bytes, "x.csv", row.kind);
    CHECK(refused.status == 422);
    CHECK(refused.has(row.say));
    CHECK(refused.has("Show what would happen"));
  }
  CHECK(school.ask(web::Method::post, "/rosters", "", asked("kind", "people"), "--edge--\r\n")
            .has("Choose the file to import."));
  CHECK(school.count("rosters_uploads") == 0);
}

TEST_CASE("rosters' pages: what has changed since is shown before it is confirmed again") {
  TestPages school(either());
  const std::string upload = id_in(school.upload(file));
  school.write([&](db::Transaction& tx) {
    (void)people::add(tx, {.name = "Ben", .email = "ben@x.example"}, {}, school.now, school.random).value();
  });
  const Answer again = school.ask(web::Method::post, "/rosters/:upload/confirm", upload);
  CHECK(again.location == "/rosters/" + upload);
  const Answer seen = school.get("/rosters/:upload", upload, asked("fate", "since"));
  CHECK(seen.has("Something has changed since you saw this"));
  CHECK(seen.has("Before: create: Student"));
  CHECK_FALSE(seen.has("Lovelace"));
  CHECK(school.called("ada@school.example")->name == "Ada Byron");
}

TEST_CASE("rosters' pages: too many invitations leave the file as it waits") {
  TestPages school(db::Engine::sqlite);
  std::string many = "name,e-mail\n";
  for (int i = 0; i <= most_invitations; ++i) many += "P,p" + std::to_string(i) + "@x.example\n";
  const std::string upload = id_in(school.upload(many));
  CHECK_FALSE(school.get("/rosters/:upload", upload).has("Invite all new people"));
  const Answer refused = school.ask(web::Method::post, "/rosters/:upload/confirm", upload, asked("invite", "on"));
  CHECK(refused.status == 422);
  CHECK(refused.has("At most 2000 people"));
  CHECK(school.shown(upload).does_something());
}

TEST_CASE("rosters' pages: a file is discarded, and one that would do nothing says so") {
  TestPages school(either());
  const std::string upload = id_in(school.upload("name,e-mail,id\nAda Byron,ada@school.example,S-1\n"));
  const Answer seen = school.get("/rosters/:upload", upload);
  CHECK(seen.has("Nothing would change"));
  CHECK_FALSE(seen.has("/confirm"));
  CHECK(school.ask(web::Method::post, "/rosters/:upload/discard", upload).status == 303);
  CHECK(school.get("/rosters/:upload", upload).status == 404);
  CHECK(school.get("/rosters/:upload", "nonsense").status == 404);
}
