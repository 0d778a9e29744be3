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
  std::string page(Moment now) const { return page_of(ada, now); }
  std::string page_of(const std::string& who, Moment now) const {
    const web::Routes routes = today::routes();
    const auto route = std::ranges::find(routes, "/", &web::Route::pattern);
    REQUIRE(route != routes.end());
    return there.read([&](db::Transaction& tx) {
      const web::Request request;
      web::Visit visit{.transaction = tx,
                       .request = request,
                       .person = people::viewer(tx, *PersonId::read(who)).value().viewer,
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
  CHECK_FALSE(has(at.page(then), "Labor Day"));
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

TEST_CASE("TO15: who needs somebody comes first, at most eight at once; each deed says whose it is") {
  const School at;
  const Moment later = at.there.now.plus(std::chrono::hours(24 * 21));
  at.there.write([&](db::Transaction& tx) {
    const cohorts::Deed deed{at.kim, later, at.there.random};
    REQUIRE(people::grant(tx, *PersonId::read(at.kim), {Role::specialist}, {}, at.there.now, at.there.random));
    for (const auto& one :
         timetable::calendar_of_cohort(tx, at.cohort, at.there.now.plus(-std::chrono::hours(336)), later))
      if (one.need == timetable::Need::required && !one.for_staff && !one.cancelled && !one.closed &&
          one.ends_at <= later) {
        const std::vector<attendance::NewNote> notes{{at.ada, attendance::State::absent, ""}};
        REQUIRE(attendance::note_attendance(tx, one.id, notes, deed));
      }
  });
  const std::string page = at.page_of(at.kim, later);
  const std::size_t who = page.find("Who needs you"), cohorts = page.find("Your cohorts");
  REQUIRE(who != std::string::npos);
  REQUIRE(cohorts != std::string::npos);
  CHECK(who < cohorts);
  CHECK(has(page, "/attendance\">Attendance<span class=\"visually-hidden\"> of Ada"));
  CHECK(has(page, "<a href=\"/cohorts\">All cohorts</a>"));
}

TEST_CASE("TO13: a mentor reads whom to ask, and how to reach them") {
  const School at;
  const PersonId milo = at.there.person("Milo");
  at.there.write([&](db::Transaction& tx) {
    const PersonId kim = *PersonId::read(at.kim);
    REQUIRE(people::grant(tx, kim, {Role::lead}, {}, at.there.now, at.there.random));
    REQUIRE(people::change(tx, kim, people::Profile{"Kim", "", false, "America/Denver", {"https://kim.example/talk"}},
                           at.there.now, at.there.random));
    REQUIRE(people::grant(tx, milo, {Role::mentor}, {}, at.there.now, at.there.random));
  });
  const std::string page = at.page_of(milo.text(), at.there.now);
  CHECK(has(page, "Who to ask"));
  CHECK(has(page, "https://kim.example/talk"));
}
