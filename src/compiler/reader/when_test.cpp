#include "compiler/reader/when.h"

#include <catch2/catch.hpp>

using namespace compiler;

namespace {

std::vector<int> weeks(std::string_view text) {
  const auto found = find_weeks(text);
  return found ? found->weeks : std::vector<int>{};
}

std::string clock(std::string_view text) {
  const auto found = clock_at(text, 0);
  return found ? found->time + (found->minutes ? "+" + std::to_string(*found->minutes) : "") : "none";
}

}  // namespace

TEST_CASE("weeks are read in every form curricula write them") {
  CHECK(weeks("Week 4: Stories") == std::vector{4});
  CHECK(weeks("by the end of week3") == std::vector{3});
  CHECK(weeks("Week three") == std::vector{3});
  CHECK(weeks("Weeks 1-5") == std::vector{1, 2, 3, 4, 5});
  CHECK(weeks("Weeks 1\xE2\x80\x93"
              "3") == std::vector{1, 2, 3});
  CHECK(weeks("in Weeks 1 to 3") == std::vector{1, 2, 3});
  CHECK(weeks("Weeks 2 and 4") == std::vector{2, 4});
  CHECK(weeks("Weeks 1, 3, & 5") == std::vector{1, 3, 5});
  CHECK(weeks("Weeks 3 and 6, 30 mins") == std::vector{3, 6});
  CHECK(weeks("Weeks 2 and 4, 1-2pm") == std::vector{2, 4});
  CHECK(weeks("Wk 3: Third") == std::vector{3});
  CHECK(weeks("by wk. 4") == std::vector{4});
  CHECK(weeks("in Week 2 or 3") == std::vector{2, 3});
}

TEST_CASE("a dash behind a week that leads to no number ends the week") {
  CHECK(weeks("Week 1- Start with your story") == std::vector{1});
  CHECK(weeks("Week 2, 30 mins") == std::vector{2});
}

TEST_CASE("what is no week is none") {
  CHECK(weeks("every week, 3 people meet").empty());
  CHECK(weeks("midweek 3").empty());
  CHECK(weeks("Wkshop 3").empty());
  CHECK(weeks("Week 99").empty());
  CHECK(weeks("weekly 4").empty());
}

TEST_CASE("times of day need a colon or am and pm, and ranges have a length") {
  CHECK(clock("1:00 pm") == "13:00");
  CHECK(clock("9am") == "09:00");
  CHECK(clock("12pm") == "12:00");
  CHECK(clock("1-2pm") == "13:00+60");
  CHECK(clock("11am-1pm") == "11:00+120");
  CHECK(clock("11-1pm") == "11:00+120");
  CHECK(clock("1:55-2:25pm") == "13:55+30");
  CHECK(clock("12:10-12:55") == "12:10+45");
  CHECK(clock("4 people") == "none");
  CHECK(clock("10-15 mins") == "none");
  CHECK(clock("25:00") == "none");
}

TEST_CASE("weekdays are known in singular and plural") {
  CHECK(weekday_named("Fridays") == Weekday::friday);
  CHECK(weekday_named("WEDNESDAY") == Weekday::wednesday);
  CHECK_FALSE(weekday_named("Sundae"));
  CHECK_FALSE(weekday_named("s"));
}
