#include "rooms/students/students_pages.h"

#include <catch2/catch.hpp>

#include "rooms/attendance/attendance.h"
#include "rooms/people/people.h"
#include "rooms/privacy/privacy.h"
#include "rooms/test_pages.h"
#include "rooms/timetable/test_timetable.h"

using rooms::Answer;
using timetable::either;
using timetable::TestTimetable;

namespace {

struct School : TestTimetable {
  School() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Fay Founder", "fay@school.example"}, there.now,
                             there.random));
      const auto add = [&](const std::string& name, const std::string& email, Role role) {
        return people::add(tx, {.name = name, .email = email, .pronouns = "they", .roles = {{role}}}, {}, there.now,
                           there.random)
            .value();
      };
      anna = add("Anna <b>Panelo", "anna@school.example", Role::student);
      coach = add("Cleo Coach", "cleo@school.example", Role::specialist);
      REQUIRE(cohorts::enrol(tx, {anna.text(), run, timetable::day("2026-08-24")}, deed()));
      const auto group = cohorts::add_group(tx, run, "Otters", deed()).value();
      for (const std::string& who : {anna.text(), ben})
        REQUIRE(cohorts::join_group(tx, group.id, who, timetable::day("2026-08-24"), deed()));
      REQUIRE(cohorts::assign(tx, {coach.text(), cohort, {}, {}, timetable::day("2026-08-24")}, deed()));
    });
  }

  Answer get(const std::string& who) const {
    return rooms::ask(there, students::routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, coach).value().viewer; },
                      {.pattern = "/students/:person", .path = {{"person", who}}});
  }

  PersonId anna = PersonId::make({}, {}), coach = anna;
};

}  // namespace

TEST_CASE("a student's page: modules, who advises, attendance, the project group, and links to each") {
  const School at;
  const Answer page = at.get(at.anna.text());
  REQUIRE(page.status == 200);
  for (const std::string& part :
       {std::string("Anna &lt;b&gt;Panelo"), std::string("Module 4, with 2608BE, week 2 of 6."),
        "/people/" + at.anna.text(), "/people/" + at.coach.text(), std::string("Career specialist"),
        "/cohorts/" + at.cohort, "/cohorts/" + at.cohort + "/enrolments/", "/timetable/runs/" + at.run + "/attendance",
        "/groups/runs/" + at.run, "/students/" + at.ben, std::string("Otters"), std::string("Is in it now"),
        std::string("Nothing that counts was noted yet"), std::string("mailto:anna@school.example"),
        std::string("who opened this page")})
    CHECK(page.has(part));
  // Pronouns that their owner does not show, and anything of an objection or absence that there is not.
  for (const char* part : {"they", "Last absences", "Objections"}) CHECK_FALSE(page.has(part));
  at.there.read([&](db::Transaction& tx) { CHECK(privacy::looks_at(tx, at.anna, 10).size() == 1); });
}

TEST_CASE("a student's page: absences with their reasons, and objections that wait") {
  const School at;
  at.there.write([&](db::Transaction& tx) {
    const std::string session = at.titled(tx, "Negotiations", 1).id;
    const std::vector<attendance::NewNote> notes{{at.anna.text(), attendance::State::absent, "Bus <late>"}};
    REQUIRE(attendance::note_attendance(tx, session, notes, at.school, at.by(at.kim)));
    const auto noted = attendance::attendance_of(tx, session).front();
    REQUIRE(attendance::dispute(tx, noted.id, "I was <there>.", at.by(at.anna.text())));
  });
  const Answer page = at.get(at.anna.text());
  for (const char* part : {"Last absences", "Bus &lt;late&gt;", "Objections without an answer", "I was &lt;there&gt;.",
                           "Waits since", "0 of 1", "0 %"})
    CHECK(page.has(part));
}

TEST_CASE("a student's page: nobody's, of somebody who is no student, or whom there is not") {
  const School at;
  for (const std::string& who : {at.coach.text(), at.kim, std::string("nobody"), std::string("../x")})
    CHECK(at.get(who).status == 404);
  at.there.read([&](db::Transaction& tx) { CHECK(privacy::looks_at(tx, at.coach, 10).empty()); });
}
