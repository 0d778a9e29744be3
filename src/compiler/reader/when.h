// The words of time on a page: weeks, weekdays, times of day (DOMAIN.md E.3, E.4). All offsets are bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

// A run of letters and digits, and where it stands.
struct Word {
  std::string_view text;
  std::size_t begin = 0, end = 0;
};
// The first word at or after `from`; an empty one at the end. Bytes beyond ASCII are letters, but for dashes.
Word word_at(std::string_view text, std::size_t from);

inline constexpr int last_week = 52;

struct WeekWords {
  std::vector<int> weeks;
  std::size_t begin = 0, end = 0;
};
// "Week 4", "Wk. 4", "Week3", "week three", "Weeks 1-5", "Weeks 2 and 4", "Weeks 1, 3, & 5" exactly at `at`.
std::optional<WeekWords> weeks_at(std::string_view text, std::size_t at);
std::optional<WeekWords> find_weeks(std::string_view text, std::size_t from = 0);

std::optional<Weekday> weekday_named(std::string_view word);  // "Friday", "fridays"
// "Fri", "Tues", as written with a capital: "sat" and "sun" are words too. Only for where a date is expected.
std::optional<Weekday> weekday_shortened(std::string_view word);

struct ClockWords {
  std::string time;  // "13:00"
  std::size_t end = 0;
  std::optional<int> minutes;  // of a range: "1:55-2:25pm"
};
// "1:00 pm", "5pm", "1-2pm", "12:10-12:55" exactly at `at`. A bare number is no time.
std::optional<ClockWords> clock_at(std::string_view text, std::size_t at);

// Spaces collapsed, stray emphasis marks left out: what recognisers look at.
std::string plain_words(std::string_view text);

}  // namespace compiler
