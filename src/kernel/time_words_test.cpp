#include "kernel/time_words.h"

#include <catch2/catch.hpp>

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
