#include "rooms/timetable/finding.h"

#include "rooms/timetable/test_timetable.h"

using timetable::either;
using timetable::TestTimetable;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::vector<timetable::Occurrence>& found) {
  Titles out;
  for (const timetable::Occurrence& one : found) out.push_back(one.title + " " + std::to_string(one.week));
  return out;
}
Titles staff_find(const TestTimetable& at, const std::string& query, int most = 50) {
  return at.there.read(
      [&](db::Transaction& tx) { return titles(timetable::find_for_staff(tx, query, at.there.now, most)); });
}
Titles student_finds(const TestTimetable& at, const std::string& person, const std::string& query) {
  return at.there.read([&](db::Transaction& tx) {
    return titles(
        timetable::find_for_student(tx, query, cohorts::enrolments_of_person(tx, person), at.there.now, 50, at.school));
  });
}

}  // namespace

TEST_CASE("T8: what is to come first, the nearest first, then what is over") {
  const TestTimetable at(either());
  CHECK(staff_find(at, "homeroom") == Titles{"Homeroom 2", "Homeroom 3", "Homeroom 1"});
  CHECK(staff_find(at, "home", 1) == Titles{"Homeroom 2"});
  CHECK(staff_find(at, "gea up").empty());  // only the last one may be begun
  CHECK(staff_find(at, "gear UP") == Titles{"Gear up 3"});
  CHECK(staff_find(at, "\"").empty());
}

TEST_CASE("T8: place, note and topic find it too, as they are now") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string panel = at.titled(tx, "Panel", 3).id;
    REQUIRE(timetable::annotate(tx, panel, "Birch room", "Bring a résumé", at.by(at.kim)));
    REQUIRE(timetable::choose(tx, panel, "Recruiters", "guest", at.by(at.kim)));
  });
  for (const char* query : {"birch", "resume", "recruit", "panel birch"})
    CHECK(staff_find(at, query) == Titles{"Panel 3"});
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::annotate(tx, at.titled(tx, "Panel", 3).id, "Oak room", "", at.by(at.kim)));
  });
  CHECK(staff_find(at, "birch").empty());
  CHECK(staff_find(at, "oak") == Titles{"Panel 3"});
}

TEST_CASE("T8: what another edition takes away is found no longer, what it brings is") {
  const TestTimetable at(either());
  CHECK(staff_find(at, "workshop") == Titles{"Workshop 4"});
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move_to_edition(tx, at.cohort, at.second_edition, "a better one", at.school, at.deed()));
  });
  CHECK(staff_find(at, "workshop").empty());
  CHECK(staff_find(at, "practice") == Titles{"Practice 4"});
}

TEST_CASE("T9: students find their own runs as long as they are in them, and nothing that is for staff") {
  const TestTimetable at(either());
  CHECK(staff_find(at, "team notes") == Titles{"Team notes 2"});
  CHECK(student_finds(at, at.ada, "team notes").empty());
  CHECK(student_finds(at, at.ada, "homeroom") == Titles{"Homeroom 2", "Homeroom 3", "Homeroom 1"});
  CHECK(student_finds(at, at.kim, "homeroom").empty());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::withdrawn, timetable::day("2026-09-02"), "",
                                  at.deed()));
  });
  CHECK(student_finds(at, at.ada, "homeroom") == Titles{"Homeroom 2", "Homeroom 1"});
  CHECK(student_finds(at, at.ben, "homeroom").size() == 3);
  CHECK(student_finds(at, at.ada, "plan").empty());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move(tx, at.titled(tx, "Homeroom", 3).id, timetable::moment("2026-09-03T05:30:00Z"),
                            timetable::moment("2026-09-03T05:50:00Z"), "late on the last day", at.by(at.kim)));
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, timetable::day("2026-09-02"),
                                  "A slip.", at.deed()));
  });
  CHECK(student_finds(at, at.ada, "homeroom").size() == 3);
  CHECK(student_finds(at, at.ada, "plan") == Titles{"Plan: final 5"});  // still owed
}

TEST_CASE("T8: occurrences of before there were words are given theirs, once") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) { tx.tell("DELETE FROM timetable_words"); });
  CHECK(staff_find(at, "panel").empty());
  CHECK(at.there.write([](db::Transaction& tx) { return timetable::complete_words(tx); }) > 5);
  CHECK(at.there.write([](db::Transaction& tx) { return timetable::complete_words(tx); }) == 0);
  CHECK(staff_find(at, "panel") == Titles{"Panel 3"});
}
