#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {

constexpr const char* harvest = "2026-09-10";  // a Thursday: the panel's

struct Holidays : TestTimetable {
  using TestTimetable::TestTimetable;
  NewHoliday on(const char* first, const char* name = "Harvest") const { return {term, name, day(first), day(first)}; }
  std::string panel(db::Transaction& tx) const { return titled(tx, "Panel", 3).id; }
  std::optional<std::string> cancelled(db::Transaction& tx, const std::string& id) const {
    return occurrence(tx, id)->cancelled;
  }
};

}  // namespace

TEST_CASE("T14: a holiday that is made after a date was restored closes it, as its preview says") {
  const Holidays at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string panel = at.panel(tx);
    REQUIRE(cancel(tx, panel, "Ill.", at.by(at.kim)));
    REQUIRE(restore(tx, panel, "Well.", at.by(at.kim)));
    const EditionMove shown = compare_with_holiday(tx, at.on(harvest), at.school, at.there.now).value();
    REQUIRE(shown.differences.size() == 1);
    CHECK(shown.differences[0].what == What::closed);
    CHECK(shown.differences[0].for_students);
    REQUIRE(add_holiday(tx, at.on(harvest), at.school, at.deed()));
    CHECK(at.cancelled(tx, panel) == "Harvest");
    CHECK(occurrence(tx, panel)->closed == "Harvest");
    REQUIRE(annotate(tx, panel, "Room 4", "", at.by(at.kim)));  // and stays so
    CHECK(at.cancelled(tx, panel) == "Harvest");
    REQUIRE(restore(tx, panel, "We meet.", at.by(at.kim)));
    CHECK_FALSE(at.cancelled(tx, panel));
    REQUIRE(annotate(tx, panel, "Room 5", "", at.by(at.kim)));
    CHECK_FALSE(at.cancelled(tx, panel));
  });
}

TEST_CASE("T14: a holiday taken out opens what it closed, tells nothing of what staff restored, and keeps their word") {
  const Holidays at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string panel = at.panel(tx);
    REQUIRE(add_holiday(tx, at.on(harvest), at.school, at.deed()));
    std::string id;
    for (const cohorts::Holiday& one : cohorts::holidays(tx))
      if (one.name == "Harvest") id = one.id;
    const auto shown = [&] {
      auto move = compare_without_holiday(tx, id, at.school, at.there.now).value();
      REQUIRE(move.differences.size() == 1);
      return move.differences[0];
    };
    CHECK(shown().for_students);
    CHECK_FALSE(shown().holds_already);
    REQUIRE(restore(tx, panel, "We meet.", at.by(at.kim)));
    CHECK(shown().holds_already);
    CHECK_FALSE(shown().for_students);
    REQUIRE(cancel(tx, panel, "Ill.", at.by(at.kim)));
    CHECK_FALSE(shown().for_students);
    REQUIRE(remove_holiday(tx, id, at.school, at.deed()));
    CHECK(at.cancelled(tx, panel) == "Ill.");
  });
}

TEST_CASE("T14: what a holiday closed takes place once it is moved, and what staff cancelled does not") {
  const Holidays at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string closed = at.titled(tx, "Career exploration", 3).id;
    REQUIRE(at.cancelled(tx, closed) == "Labor Day");
    REQUIRE(move(tx, closed, moment("2026-09-08T19:00:00Z"), moment("2026-09-08T20:00:00Z"), "Free.", at.by(at.kim)));
    CHECK_FALSE(at.cancelled(tx, closed));
    const std::string panel = at.panel(tx);
    REQUIRE(cancel(tx, panel, "Ill.", at.by(at.kim)));
    REQUIRE(add_holiday(tx, at.on(harvest), at.school, at.deed()));
    REQUIRE(move(tx, panel, moment("2026-09-11T19:00:00Z"), moment("2026-09-11T20:00:00Z"), "Free.", at.by(at.kim)));
    CHECK(at.cancelled(tx, panel) == "Ill.");
  });
}

TEST_CASE("T14: a holiday closes what was moved within its day, and nothing that staff moved away before") {
  const Holidays at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string panel = at.panel(tx), workshop = at.titled(tx, "Workshop", 4).id;
    REQUIRE(move(tx, panel, moment("2026-09-10T22:00:00Z"), moment("2026-09-10T23:00:00Z"), "Later.", at.by(at.kim)));
    REQUIRE(move(tx, workshop, moment("2026-09-15T15:00:00Z"), moment("2026-09-15T16:00:00Z"), "x", at.by(at.kim)));
    REQUIRE(add_holiday(tx, at.on(harvest), at.school, at.deed()));
    const EditionMove away = add_holiday(tx, at.on("2026-09-14", "Rest"), at.school, at.deed()).value();
    CHECK(at.cancelled(tx, panel) == "Harvest");
    REQUIRE(away.differences.size() == 1);
    CHECK(away.differences[0].staff_moved);
    CHECK_FALSE(at.cancelled(tx, workshop));
  });
}

TEST_CASE("T14: what staff moved onto a new holiday or added there is named, and takes place all the same") {
  const Holidays at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::string workshop = at.titled(tx, "Workshop", 4).id;
    REQUIRE(move(tx, workshop, moment("2026-09-17T15:00:00Z"), moment("2026-09-17T16:00:00Z"), "x", at.by(at.kim)));
    const std::string visit =
        add(tx, at.run,
            {.title = "Visit", .starts_at = moment("2026-09-17T19:00:00Z"), .ends_at = moment("2026-09-17T20:00:00Z")},
            at.school, at.by(at.kim))
            ->id;
    const auto ids = [](const EditionMove& move) {
      std::vector<std::string> out;
      for (const Occurrence& one : move.stay) out.push_back(one.id);
      return out;
    };
    const std::vector<std::string> both{workshop, visit};
    CHECK(ids(compare_with_holiday(tx, at.on("2026-09-17"), at.school, at.there.now).value()) == both);
    CHECK(ids(compare_with_holiday(tx, at.on("2026-09-18"), at.school, at.there.now).value()).empty());
    CHECK(ids(compare_with_holiday(tx, at.on(harvest), at.school, at.there.now).value()).empty());
    CHECK(ids(add_holiday(tx, at.on("2026-09-17"), at.school, at.deed()).value()) == both);
    CHECK_FALSE(at.cancelled(tx, workshop));
    CHECK_FALSE(at.cancelled(tx, visit));
  });
}
