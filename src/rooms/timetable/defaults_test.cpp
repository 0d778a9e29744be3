#include "rooms/timetable/defaults.h"

#include <algorithm>

#include "rooms/activity/activity.h"
#include "rooms/timetable/test_timetable.h"

using namespace timetable;

namespace {

Default of(const std::vector<DefaultSet>& all, std::string_view name) {
  return std::ranges::find(all, name, [](const DefaultSet& one) { return one.what.name; })->what;
}

}  // namespace

TEST_CASE("T7: the school changes what holds where a page leaves it open, and what it was is kept") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    const std::vector<DefaultSet> began = list_of_defaults(tx);
    CHECK(began.size() == 18);
    CHECK(std::ranges::none_of(began, [](const DefaultSet& one) { return one.made_at.has_value(); }));
    CHECK(of(began, "panel") == Default{"panel", Weekday::thursday, 15 * 60, 60});

    const Deed first = at.at(at.kim, "2026-09-02T08:00:00Z"), second = at.at(at.kim, "2026-09-03T08:00:00Z");
    REQUIRE(set_default(tx, {"panel", Weekday::monday, 9 * 60, 45}, first));
    REQUIRE(set_default(tx, {"panel", Weekday::monday, 9 * 60, 45}, second));  // T6
    REQUIRE(set_default(tx, {"panel", Weekday::tuesday, 9 * 60, 45}, second));
    REQUIRE(set_default(tx, {"end-of-week", Weekday::sunday}, first));
    REQUIRE(set_default(tx, {"end-of-day", {}, 17 * 60}, first));
    const auto history = history_of_default(tx, "panel").value();
    REQUIRE(history.size() == 3);
    CHECK(history[0].what.weekday == Weekday::tuesday);
    CHECK(history[1].made_at == "2026-09-02T08:00:00Z");
    CHECK(history[1].made_by == at.kim);
    CHECK_FALSE(history[2].made_at);
    const auto event = activity::latest(tx, 1).front().event;
    CHECK(event.kind == "timetable.default-changed");
    CHECK(event.detail.find(": from ") != std::string::npos);

    const Defaults all = defaults(tx);
    CHECK(all.slot(SessionKind::panel).weekday == Weekday::tuesday);
    CHECK(all.slot(SessionKind::panel).minute == 9 * 60);
    CHECK(all.slot(SessionKind::workshop).minutes == Defaults().slot(SessionKind::workshop).minutes);
    CHECK(all.end_of_week == Weekday::sunday);
    CHECK(all.end_of_day == 17 * 60);
  });
}

TEST_CASE("T7: a default that makes no sense is refused at its field") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    CHECK(field_of(set_default(tx, {"panel", {}, 9 * 60, 45}, at.deed())) == "weekday");
    CHECK(field_of(set_default(tx, {"panel", Weekday::monday, {}, 45}, at.deed())) == "minute");
    CHECK(field_of(set_default(tx, {"panel", Weekday::monday, 24 * 60, 45}, at.deed())) == "minute");
    CHECK(field_of(set_default(tx, {"panel", Weekday::monday, 9 * 60, 0}, at.deed())) == "minutes");
    CHECK(field_of(set_default(tx, {"panel", Weekday::monday, 9 * 60, 721}, at.deed())) == "minutes");
    CHECK(field_of(set_default(tx, {"panel", Weekday::monday, 23 * 60, 60}, at.deed())) == "minutes");
    CHECK(field_of(set_default(tx, {"morning", Weekday::monday}, at.deed())) == "minute");
    for (const char* none : {"", "reading", "lesson", "tea"})
      CHECK(set_default(tx, {none, Weekday::monday, 1, 1}, at.deed()).error().kind == FailureKind::not_found);
    CHECK(std::ranges::none_of(list_of_defaults(tx), [](const DefaultSet& one) { return one.made_at.has_value(); }));
  });
}

TEST_CASE("T7: dates that are made keep; a cohort that is dated anew takes what holds then") {
  const TestTimetable at(either());
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(at.titled(tx, "Plan: final", 5).starts_at == moment("2026-09-26T05:59:00Z"));  // Friday 23:59
    REQUIRE(set_default(tx, {"end-of-day", {}, 17 * 60}, at.deed()));
    CHECK(at.titled(tx, "Plan: final", 5).starts_at == moment("2026-09-26T05:59:00Z"));
    const auto compared = compare_edition(tx, at.cohort, at.first_edition, at.school, at.there.now).value();
    CHECK(std::ranges::any_of(compared.differences, [](const Difference& one) { return one.title == "Plan: final"; }));
    REQUIRE(move_to_edition(tx, at.cohort, at.first_edition, "New hours.", at.school, at.deed()));
    CHECK(at.titled(tx, "Plan: final", 5).starts_at == moment("2026-09-25T23:00:00Z"));
  });
}
