#include "rooms/find/find_pages.h"

#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/test_pages.h"
#include "rooms/timetable/test_timetable.h"

using timetable::either;
using timetable::TestTimetable;

using rooms::Answer;

namespace {

struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      const auto add = [&](const std::string& name, const std::string& email, Role role) {
        return people::add(tx, {.name = name, .email = email, .zone = "Etc/UTC", .roles = {{role}}}, {}, there.now,
                           there.random)
            .value();
      };
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@school.example"}, there.now,
                             there.random));
      anna = add("Anna <b>Panelo", "anna@school.example", Role::student);
      coach = add("Cleo Panelo", "cleo@school.example", Role::specialist);
      mentor = add("Mia Mentor", "mia@school.example", Role::mentor);
      for (int i = 0; i < 8; ++i) add("Otto Crowd" + std::to_string(i), "", Role::student);
      REQUIRE(cohorts::enrol(tx, {anna.text(), run, timetable::day("2026-08-24")}, deed()));
      REQUIRE(timetable::cancel(tx, titled(tx, "Panel", 3).id, "The guest is ill.", by(kim)));
    });
  }

  Answer get(const PersonId& who, const rooms::Form& query) const {
    return rooms::ask(there, find::routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, who).value().viewer; },
                      {.pattern = "/find", .query = query});
  }

  PersonId anna = PersonId::make({}, {}), coach = anna, mentor = anna;
};

}  // namespace

TEST_CASE("FI10: who has no page of staff to open finds how to reach them") {
  const School at;
  at.there.write([&](db::Transaction& tx) {
    const people::Profile profile{
        "Cleo Panelo", "", false, "Etc/UTC", {"https://cleo.example/talk", "cleo@reach.example"}};
    REQUIRE(people::change(tx, at.coach, profile, at.there.now, at.there.random));
  });
  for (const PersonId& who : {at.mentor, at.anna}) {
    const Answer found = at.get(who, {{"q", "Cleo"}});
    CHECK(found.has("href=\"https://cleo.example/talk\""));
    CHECK(found.has("href=\"mailto:cleo@reach.example\""));
  }
}

TEST_CASE("FI6: an empty query says what can be found, by whom, and one that finds nothing what to try") {
  const School at;
  const Answer empty = at.get(at.coach, {});
  CHECK(empty.status == 200);
  CHECK(empty.title == "Find");
  for (const char* part :
       {"What do you look for?", "people and cohorts by their names, dates, and pages", "method=\"get\"", "name=\"q\""})
    CHECK(empty.has(part));
  CHECK(at.get(at.mentor, {}).has("staff of the school by their names"));
  CHECK(at.get(at.coach, {{"q", "x"}}).has("Type two letters at least"));
  const Answer nothing = at.get(at.coach, {{"q", "zzzz"}, {"only", "people"}});
  CHECK(nothing.has("Nothing found"));
  CHECK(nothing.has("href=\"/find?q=zzzz\""));
}

TEST_CASE("find's page: staff see people with links and addresses, dates and pages with theirs") {
  const School at;
  const Answer found = at.get(at.coach, {{"q", "panel"}});
  CHECK(found.title == "panel – Find");
  for (const std::string& part :
       std::vector<std::string>{"Anna &lt;b&gt;Panelo", std::string("href=\"/students/" + at.anna.text()),
                                "anna@school.example", "Career specialist", "href=\"/timetable/occurrences/",
                                "Cancelled", "2608BE", "Thu 10 Sep, 15:00", "2 people, 1 date"})
    CHECK(found.has(part));
  CHECK_FALSE(found.has("<b>Panelo"));
  const Answer page = at.get(at.coach, {{"q", "module"}});
  CHECK(page.has("href=\"/curriculum/editions/1/pages/module-4/index.html\""));
  CHECK(at.get(at.coach, {{"q", "anna@sch"}}).has("Anna &lt;b&gt;Panelo"));
}

TEST_CASE("find's page: students see names without links and addresses, and are told nothing of others") {
  const School at;
  const Answer found = at.get(at.anna, {{"q", "panel"}});
  for (const char* part : {"Anna &lt;b&gt;Panelo", "href=\"/people/me\"", "Cleo Panelo", "Thu 10 Sep, 15:00"})
    CHECK(found.has(part));
  for (const std::string& part :
       std::vector<std::string>{std::string("/people/" + at.coach.text()), "cleo@school.example", "2608BE"})
    CHECK_FALSE(found.has(part));
  for (const char* query : {"crowd", "cleo@school", "team notes"})
    CHECK(at.get(at.anna, {{"q", query}}).has("Nothing found"));
}

TEST_CASE("find's page: there is a way to more of a kind, and mentors have no other kinds") {
  const School at;
  const Answer some = at.get(at.coach, {{"q", "crowd"}});
  CHECK(some.has("href=\"/find?q=crowd&amp;only=people\""));
  CHECK(some.has("More than 6 people"));
  const Answer all = at.get(at.coach, {{"q", "crowd"}, {"only", "people"}});
  CHECK(all.has("Otto Crowd7"));
  CHECK(all.has("name=\"only\" value=\"people\""));
  CHECK_FALSE(at.get(at.coach, {{"q", "panel"}, {"only", "lessons"}}).has("Panelo"));
  const Answer mentors = at.get(at.mentor, {{"q", "panel"}, {"only", "dates"}});
  CHECK(mentors.has("Cleo Panelo"));
  CHECK_FALSE(mentors.has("only="));
}

TEST_CASE("find's page: what was typed comes back as text, and what is too long is refused with what was typed") {
  const School at;
  const Answer hostile = at.get(at.coach, {{"q", "\"><script>alert(1)</script>"}, {"only", "\"><script>"}});
  CHECK(hostile.status == 200);
  CHECK_FALSE(hostile.has("<script>"));
  CHECK(hostile.has("&quot;&gt;&lt;script&gt;alert(1)"));
  const Answer refused = at.get(at.coach, {{"q", std::string(201, 'x')}});
  CHECK(refused.status == 422);
  for (const char* part : {"too long", "aria-invalid=\"true\"", "aria-describedby=\"find-refused\"", "xxxxx"})
    CHECK(refused.has(part));
}

TEST_CASE("FI7: nobody notes who looked for what") {
  const School at;
  const auto events = [&] {
    return at.there.read([](db::Transaction& tx) { return activity::latest(tx, 1000).size(); });
  };
  const std::size_t before = events();
  CHECK(at.get(at.coach, {{"q", "panel"}}).has("Anna"));
  CHECK(events() == before);
  for (const web::Route& one : find::routes()) CHECK(one.writes == web::Writes::nothing);
}
