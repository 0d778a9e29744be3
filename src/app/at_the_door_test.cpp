// What somebody reads who is not signed in, and what the frame marks for who is.
#include <catch2/catch.hpp>

#include "app/test_browser.h"

using app::Browser;
using app::Shown;

namespace {

// A school that nobody has opened yet.
Shown of_nobody(app::School& school, const std::string& path) {
  web::Request request;
  request.method = web::Method::get;
  request.target = request.path = path.substr(0, path.find('?'));
  request.fields = {{"Host", "school.example"}};
  const web::Response response = web::awaited(school.answer(request));
  return {response.status, response.body ? std::string(response.body->plain().bytes) : "", ""};
}

std::string marked(const std::string& path) { return "<a href=\"" + path + "\" aria-current=\"page\">"; }

}  // namespace

TEST_CASE("at the door: the school says its name, and a link that is over says where there is a new one") {
  app::ServedSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  Browser nobody(school, "");
  for (const char* path : {"/sign-in", "/forgotten", "/links/nonsense", "/nothing/here"}) {
    INFO(path);
    CHECK(nobody.get(path).has("Harbour School"));
  }
  CHECK(nobody.get("/links/nonsense").has("href=\"/forgotten\""));
  CHECK(nobody.get("/set-up?token=used").has("The school is open already"));
}

TEST_CASE("AC10: before a school is open, the sign-in page says so, and where the address to open it stands") {
  const rooms::TestSchool there(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  app::School school(there.database(), [&] { return there.now.seconds(); }, crypto::system_random(),
                     {.address = "https://school.example", .effort = crypto::Effort::least, .workers = 1});
  const Shown page = of_nobody(school, "/sign-in");
  CHECK(page.status == 200);
  CHECK(page.has("Not open yet"));
  CHECK(page.has("terminal"));
  CHECK_FALSE(page.has("type=\"password\""));
  CHECK(of_nobody(school, "/set-up").has("terminal"));
}

TEST_CASE("at the door: what is too large for a page is refused with a page that says how much it takes") {
  const rooms::TestSchool there(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const app::School school(there.database(), [&] { return there.now.seconds(); }, crypto::system_random(),
                           {.address = "https://school.example", .effort = crypto::Effort::least, .workers = 1});
  web::Request head;
  head.method = web::Method::post;
  head.path = "/sign-in";
  const web::Response refused = school.too_large(head);
  CHECK(refused.status == 413);
  const std::string page(refused.body->plain().bytes);
  CHECK(page.find("That is too large") != std::string::npos);
  CHECK(page.find("This page takes 16 kB at most.") != std::string::npos);
}

TEST_CASE("frame: what is marked in the navigation is where the way to the page begins") {
  app::ServedSchool school(db::Engine::sqlite);
  Browser ana(school, school.open_session(school.ana));
  CHECK(ana.get("/people").has(marked("/people")));
  CHECK(ana.get("/accounts/" + school.ana.text()).has(marked("/people")));
  CHECK(ana.get("/cohorts/terms").has(marked("/cohorts/terms")));
  const Shown defaults = ana.get("/timetable/defaults");
  CHECK(defaults.has(marked("/timetable/defaults")));
  CHECK_FALSE(defaults.has(marked("/timetable")));
}
