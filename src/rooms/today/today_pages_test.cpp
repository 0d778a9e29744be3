#include "rooms/today/today_pages.h"

#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/timetable/test_timetable.h"

using timetable::either;
using timetable::TestTimetable;

namespace {

struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@school.example"}, there.now,
                             there.random));
      REQUIRE(people::grant(tx, *PersonId::read(ada), {Role::student}, {}, there.now, there.random));
      REQUIRE(cohorts::assign(tx, {kim, cohort, {}, {}, timetable::day("2026-08-24")}, deed()));
    });
  }

  // Ada's page.
  std::string page(Moment now) const {
    const web::Routes routes = today::routes();
    const auto route = std::ranges::find(routes, "/", &web::Route::pattern);
    REQUIRE(route != routes.end());
    return there.read([&](db::Transaction& tx) {
      const web::Request request;
      web::Visit visit{.transaction = tx,
                       .request = request,
                       .person = people::viewer(tx, *PersonId::read(ada)).value().viewer,
                       .session = "session",
                       .now = now,
                       .random = there.random,
                       .path = {},
                       .query = {},
                       .form = {},
                       .uploads = {},
                       .form_keys = {},
                       .prepared = {},
                       .school_zone = school.zone};
      return std::get<web::Page>(route->action(visit).value().what).main;
    });
  }
};

bool has(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

}  // namespace

TEST_CASE(
    "today's page: what a holiday cancels says so, beside the holiday's name; what takes place after all does not") {
  const School at;
  const Moment then = timetable::moment("2026-09-08T16:00:00Z");
  CHECK(has(at.page(then), "Labor Day"));
  CHECK(has(at.page(then), "Cancelled"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::restore(tx, at.titled(tx, "Career exploration", 3).id, "We agreed to meet.", at.by(at.kim)));
  });
  CHECK(has(at.page(then), "Labor Day"));
  CHECK_FALSE(has(at.page(then), "Cancelled"));
}

TEST_CASE("today's page: who has left is nobody to ask") {
  const School at;
  CHECK(has(at.page(at.there.now), "Kim"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(people::deactivate(tx, *PersonId::read(at.kim), {}, at.there.now, at.there.random));
  });
  CHECK_FALSE(has(at.page(at.there.now), "Kim"));
  CHECK_FALSE(has(at.page(at.there.now), "Who to ask"));
}
