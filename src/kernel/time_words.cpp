#include "kernel/time_words.h"

#include <array>

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string_view weekday_name(std::chrono::weekday day) { return weekdays[day.c_encoding()]; }

std::string_view month_name(const Day& day) {
  return months[static_cast<unsigned>(std::chrono::year_month_day(day.days()).month()) - 1];
}

std::string clock_words(int minutes_from_midnight) {
  return two(minutes_from_midnight / 60) + ":" + two(minutes_from_midnight % 60);
}
