#include "platform/calendar/zone.h"

#include "platform/calendar/zone_choice.h"

#include <algorithm>
#include <catch2/catch.hpp>

using calendar::Local;

namespace {
std::string moment(const char* day, int hour, int minute, const char* zone) {
  return calendar::moment_of({*Day::read(day), hour * 60 + minute}, zone).text();
}
Local local(const char* moment, const char* zone) { return calendar::local_of(*Moment::read(moment), zone); }
}  // namespace

TEST_CASE("zone: a wall clock's time is a moment, in winter and in summer") {
  CHECK(moment("2026-01-15", 13, 0, "America/Denver") == "2026-01-15T20:00:00Z");
  CHECK(moment("2026-07-15", 13, 0, "America/Denver") == "2026-07-15T19:00:00Z");
  CHECK(moment("2026-07-15", 13, 0, "UTC") == "2026-07-15T13:00:00Z");
  CHECK(moment("2026-07-15", 0, 15, "Asia/Kathmandu") == "2026-07-14T18:30:00Z");
}

TEST_CASE("zone: a skipped hour counts as not yet put forward, of a double one the first") {
  CHECK(moment("2026-03-08", 2, 30, "America/Denver") == "2026-03-08T09:30:00Z");
  CHECK(local("2026-03-08T09:30:00Z", "America/Denver") == Local{*Day::read("2026-03-08"), 3 * 60 + 30});
  CHECK(moment("2026-11-01", 1, 30, "America/Denver") == "2026-11-01T07:30:00Z");
  CHECK(calendar::abbreviation_of(*Moment::read("2026-11-01T07:30:00Z"), "America/Denver") == "MDT");
  CHECK(calendar::abbreviation_of(*Moment::read("2026-11-01T08:30:00Z"), "America/Denver") == "MST");
}

TEST_CASE("zone: what a clock shows leads back to the moment, on every half hour of a year") {
  for (const char* zone : {"America/Denver", "Europe/Berlin", "Australia/Lord_Howe", "UTC"}) {
    Moment at = *Moment::read("2026-01-01T00:00:00Z");
    for (int i = 0; i < 365 * 48; ++i, at = at.plus(std::chrono::minutes(30))) {
      const Moment back = calendar::moment_of(calendar::local_of(at, zone), zone);
      // The second of two equal times leads to the first.
      if (back != at) CHECK(calendar::local_of(back, zone) == calendar::local_of(at, zone));
      if (back != at) CHECK(back < at);
    }
  }
}

TEST_CASE("zone: only zones that there are") {
  CHECK(calendar::is_zone("America/Denver"));
  CHECK_FALSE(calendar::is_zone("America/Nowhere"));
  CHECK_FALSE(calendar::is_zone("../../etc/passwd"));
  CHECK_FALSE(calendar::is_zone(""));
  CHECK_THROWS_AS(moment("2026-01-15", 13, 0, "Mars/Base"), std::invalid_argument);
  const std::vector<std::string> all = calendar::zones();
  CHECK(all.size() > 300);
  CHECK(std::ranges::find(all, "Europe/Berlin") != all.end());
}

TEST_CASE("zone: places are offered once, under the name they have now, and aliases are still known") {
  const std::vector<std::string> all = calendar::zones();
  CHECK(all.size() < 460);
  for (const char* alias : {"US/Mountain", "America/Indianapolis", "America/Buenos_Aires", "Asia/Calcutta", "Etc/GMT+7",
                            "Etc/UTC", "Europe/Kiev", "Navajo"}) {
    INFO(alias);
    CHECK(std::ranges::find(all, alias) == all.end());
    CHECK(calendar::is_zone(alias));
  }
  for (const char* one : {"America/Denver", "America/Indiana/Knox", "Europe/Oslo", "Asia/Kolkata", "UTC"})
    CHECK(std::ranges::find(all, one) != all.end());
}

TEST_CASE("zone: a choice says region, place and what its clocks are ahead or behind now") {
  const Moment summer = Moment::read("2026-07-01T00:00:00Z").value(),
               winter = Moment::read("2026-01-01T00:00:00Z").value();
  const auto of = [](Moment now, std::string_view name, std::string_view present = {}) {
    const auto all = calendar::zone_choices(now, present);
    const auto found = std::ranges::find(all, name, &calendar::ZoneChoice::name);
    return found == all.end() ? std::string("none") : found->region + ": " + found->place + ", " + found->offset;
  };
  CHECK(of(summer, "America/Denver") == "America: Denver, UTC−06:00");
  CHECK(of(winter, "America/Denver") == "America: Denver, UTC−07:00");
  CHECK(of(winter, "America/Indiana/Knox") == "America: Knox (Indiana), UTC−06:00");
  CHECK(of(winter, "America/Port_of_Spain") == "America: Port of Spain, UTC−04:00");
  CHECK(of(winter, "Asia/Kolkata") == "Asia: Kolkata, UTC+05:30");
  CHECK(of(winter, "UTC") == "World: UTC, UTC");
  CHECK(of(winter, "US/Mountain") == "none");
  CHECK(of(winter, "US/Mountain", "US/Mountain") == "US: Mountain, UTC−07:00");
  CHECK(of(winter, "no/such", "no/such") == "none");
}
