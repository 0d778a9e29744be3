#include "kernel/time_words.h"

#include <array>

#include "kernel/day_words.h"

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "Tue" of "Tuesday".
std::string_view short_name(std::string_view name) { return name.substr(0, 3); }

}  // namespace

std::string_view weekday_name(std::chrono::weekday day) { return weekdays[day.c_encoding()]; }

std::string_view month_name(const Day& day) {
  return months[static_cast<unsigned>(std::chrono::year_month_day(day.days()).month()) - 1];
}

std::string clock_words(int minutes_from_midnight) {
  return two(minutes_from_midnight / 60) + ":" + two(minutes_from_midnight % 60);
}

std::string day_words(const Day& day, std::optional<Day> today) {
  const std::chrono::year_month_day date(day.days());
  std::string out(short_name(weekday_name(day.weekday())));
  out += ' ' + std::to_string(static_cast<unsigned>(date.day())) + ' ';
  out += short_name(month_name(day));
  if (!today || std::chrono::year_month_day(today->days()).year() != date.year())
    out += ' ' + std::to_string(static_cast<int>(date.year()));
  return out;
}
