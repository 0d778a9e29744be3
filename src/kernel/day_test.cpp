#include "kernel/day.h"

#include <catch2/catch.hpp>

TEST_CASE("day: what is read is written again") {
  for (const char* text : {"1900-01-01", "2024-02-29", "2026-09-01", "2999-12-31"})
    CHECK(Day::read(text)->text() == text);
  CHECK(Day::read("2026-09-01")->weekday() == std::chrono::Tuesday);
  CHECK(Day::read("2024-02-28")->plus(2).text() == "2024-03-01");
  CHECK(Day::read("2026-03-01")->days_since(*Day::read("2026-02-01")) == 28);
}

TEST_CASE("day: days that there are not, and other forms, are none") {
  for (const char* text : {"", "2026-9-1", "2026-02-29", "2026-13-01", "2026-00-01", "1899-12-31", "3000-01-01",
                           "2026-09-01 ", "2026/09/01", "+026-09-01", "٢٠٢٦-٠٩-٠١"})
    CHECK_FALSE(Day::read(text));
}

TEST_CASE("moment: what is read is written again, other forms are none") {
  for (const char* text : {"1900-01-01T00:00:00Z", "2026-09-01T16:00:00Z", "2999-12-31T23:59:59Z"})
    CHECK(Moment::read(text)->text() == text);
  for (const char* text : {"", "2026-09-01", "2026-09-01T24:00:00Z", "2026-09-01T16:60:00Z", "2026-09-01T16:00:60Z",
                           "2026-09-01T16:00:00", "2026-09-01T16:00:00+00:00", "2026-02-30T16:00:00Z"})
    CHECK_FALSE(Moment::read(text));
}

TEST_CASE("moment: texts sort as moments do") {
  const Moment first = *Moment::read("1969-12-31T23:59:58Z");
  CHECK(first.plus(std::chrono::seconds(3)).text() == "1970-01-01T00:00:01Z");
  CHECK(first.text() < first.plus(std::chrono::seconds(3)).text());
}
