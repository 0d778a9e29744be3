#include <algorithm>

#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {

// A cohort whose run begins on 2026-10-12, in six weeks.
struct Ahead : TestTimetable {
  Ahead() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(cohorts::pin(tx, later, first_edition, "The same.", by(kim)));
      ahead = make_run(tx, {later, next_term, 4, day("2026-10-12"), 6}, school, by(kim)).value().id;
    });
  }
  std::vector<Occurrence> all(db::Transaction& tx) const {
    return calendar_of_cohort(tx, later, moment("2026-09-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"));
  }
  std::optional<Occurrence> found(db::Transaction& tx, std::string_view title) const {
    const auto dates = all(tx);
    const auto one = std::ranges::find(dates, title, &Occurrence::title);
    return one == dates.end() ? std::nullopt : std::optional(*one);
  }
  void add_date(db::Transaction& tx, const char* title, const char* from, const char* until) const {
    REQUIRE(add(tx, ahead, {.title = title, .starts_at = moment(from), .ends_at = moment(until)}, school, by(kim)));
  }
  std::string ahead;
};

const Difference& of(const EditionMove& move, std::string_view title) {
  const auto one = std::ranges::find(move.differences, title, &Difference::title);
  REQUIRE(one != move.differences.end());
  return *one;
}

}  // namespace

TEST_CASE("T18: a run is of a module that the cohort's edition has") {
  const TestTimetable at(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  at.there.write([&](db::Transaction& tx) {
    const auto made = make_run(tx, {at.later, at.next_term, 9, day("2026-10-12"), 6}, at.school, at.deed());
    REQUIRE_FALSE(made);
    CHECK(made.error().field == "module");
    CHECK(made.error().say == "The cohort's edition has no such module: it has 4.");
    CHECK(make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed()));
  });
}

TEST_CASE("T17: a run that has not begun gets other days and its dates with them; what staff changed is named before") {
  const Ahead at;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::enrol(tx, {at.kim, at.ahead, day("2026-10-12")}, at.by(at.kim)));
    const std::string id = at.found(tx, "Negotiations")->id, panel = at.found(tx, "Panel")->id;
    REQUIRE(move(tx, id, moment("2026-10-14T19:00:00Z"), moment("2026-10-14T20:00:00Z"), "A clash.", at.by(at.kim)));
    REQUIRE(cancel(tx, panel, "Nobody comes.", at.by(at.kim)));
    REQUIRE(annotate(tx, id, "Room 5", "", at.by(at.kim)));
    at.add_date(tx, "Early visit", "2026-10-14T16:00:00Z", "2026-10-14T17:00:00Z");
    at.add_date(tx, "Visit", "2026-10-21T16:00:00Z", "2026-10-21T17:00:00Z");

    const auto shown = compare_run_days(tx, at.ahead, day("2026-10-19"), 5, at.school, at.by(at.kim)).value();
    CHECK(shown.students == std::vector{at.kim});
    CHECK(of(shown, "Negotiations").undoes_staffs);
    CHECK(of(shown, "Negotiations").before == moment("2026-10-14T19:00:00Z"));
    CHECK(of(shown, "Negotiations").after == moment("2026-10-20T19:00:00Z"));
    CHECK(of(shown, "Panel").undoes_staffs);
    CHECK(of(shown, "Early visit").what == What::removed);
    CHECK(of(shown, "Early visit").undoes_staffs);
    CHECK_FALSE(of(shown, "Homeroom").undoes_staffs);
    CHECK(std::ranges::find(shown.differences, "Visit", &Difference::title) == shown.differences.end());
    CHECK(at.found(tx, "Negotiations")->starts_at == moment("2026-10-14T19:00:00Z"));

    const auto moved = change_run(tx, at.ahead, day("2026-10-19"), 5, at.school, at.by(at.kim)).value();
    CHECK(moved.differences.size() == shown.differences.size());
    const auto talk = at.found(tx, "Negotiations");
    REQUIRE(talk);
    CHECK(talk->id == id);
    CHECK(talk->starts_at == moment("2026-10-20T19:00:00Z"));
    CHECK_FALSE(talk->was_moved());
    CHECK(talk->place == "Room 5");
    CHECK_FALSE(at.found(tx, "Panel")->cancelled);
    CHECK_FALSE(at.found(tx, "Early visit"));
    CHECK(at.found(tx, "Visit"));
    CHECK(std::ranges::any_of(changes(tx, id), [](const Change& one) { return one.why == "A clash."; }));
    CHECK(change_run(tx, at.ahead, day("2026-10-19"), 5, at.school, at.by(at.kim))->differences.empty());

    // What is planned as before keeps what staff say of it.
    REQUIRE(move(tx, id, moment("2026-10-21T19:00:00Z"), moment("2026-10-21T20:00:00Z"), "Again.", at.by(at.kim)));
    REQUIRE(change_run(tx, at.ahead, day("2026-10-19"), 4, at.school, at.by(at.kim)));
    CHECK(at.found(tx, "Negotiations")->starts_at == moment("2026-10-21T19:00:00Z"));
    CHECK(field_of(change_run(tx, at.run, day("2026-08-31"), 5, at.school, at.by(at.kim))) == "first_day");
    CHECK(remove_run(tx, at.ahead, at.school, at.by(at.kim)).error().kind == FailureKind::conflict);
  });
}

TEST_CASE("T17: what was put back to the plan follows a holiday and another edition as if it had never been moved") {
  const Ahead at;
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.found(tx, "Panel")->id;
    REQUIRE(move(tx, id, moment("2026-10-28T19:00:00Z"), moment("2026-10-28T20:00:00Z"), "A clash.", at.by(at.kim)));
    REQUIRE(change_run(tx, at.ahead, day("2026-10-19"), 5, at.school, at.by(at.kim)));
    REQUIRE(add_holiday(tx, {at.next_term, "Harvest", day("2026-11-05"), day("2026-11-05")}, at.school, at.by(at.kim)));
    CHECK(occurrence(tx, id)->cancelled == "Harvest");
    REQUIRE(move_to_edition(tx, at.later, at.second_edition, "Better.", at.school, at.by(at.kim)));
    CHECK(occurrence(tx, id)->starts_at == moment("2026-11-19T22:00:00Z"));
    CHECK_FALSE(occurrence(tx, id)->cancelled);
  });
}

TEST_CASE("T17: a run taken out has no dates; made again they have their ids, and nothing of what staff changed") {
  const Ahead at;
  at.there.write([&](db::Transaction& tx) {
    const std::string id = at.found(tx, "Negotiations")->id;
    REQUIRE(move(tx, id, moment("2026-10-14T19:00:00Z"), moment("2026-10-14T20:00:00Z"), "A clash.", at.by(at.kim)));
    at.add_date(tx, "Visit", "2026-10-21T16:00:00Z", "2026-10-21T17:00:00Z");
    const auto count = at.all(tx).size();
    REQUIRE(remove_run(tx, at.ahead, at.school, at.by(at.kim)));
    CHECK(at.all(tx).empty());
    CHECK(make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.by(at.kim))->id == at.ahead);
    CHECK(at.all(tx).size() == count - 1);
    CHECK(at.found(tx, "Negotiations")->id == id);
    CHECK(at.found(tx, "Negotiations")->starts_at == moment("2026-10-13T19:00:00Z"));
    CHECK_FALSE(at.found(tx, "Visit"));
  });
}
