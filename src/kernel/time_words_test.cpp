#include "kernel/time_words.h"

#include <catch2/catch.hpp>

#include "kernel/day_words.h"

TEST_CASE("time words: days of the week and months are called by their names") {
  CHECK(weekday_name(Day::read("2026-09-01")->weekday()) == "Tuesday");
  CHECK(weekday_name(std::chrono::Sunday) == "Sunday");
  CHECK(weekday_name(std::chrono::Saturday) == "Saturday");
  CHECK(month_name(*Day::read("2026-01-31")) == "January");
  CHECK(month_name(*Day::read("2026-09-01")) == "September");
  CHECK(month_name(*Day::read("2026-12-01")) == "December");
}

TEST_CASE("time words: a clock has two digits for hours and minutes") {
  CHECK(clock_words(0) == "00:00");
  CHECK(clock_words(965) == "16:05");
  CHECK(clock_words(24 * 60 - 1) == "23:59");
}

TEST_CASE("time words: a day is said with its year, but where that goes without saying") {
  const Day day = *Day::read("2026-09-01");
  CHECK(day_words(day) == "Tue 1 Sep 2026");
  CHECK(day_words(day, Day::read("2026-01-05")) == "Tue 1 Sep");
  CHECK(day_words(day, Day::read("2027-01-05")) == "Tue 1 Sep 2026");
}
