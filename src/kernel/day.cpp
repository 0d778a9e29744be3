#include "kernel/day.h"

#include <array>

#include "kernel/text.h"

namespace {

using namespace std::chrono;

// "2026-09-01" with digits where `form` has a 0, and the rest as it stands there.
bool has_form(std::string_view text, std::string_view form) {
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? !text::is_digit(text[i]) : text[i] != form[i]) return false;
  return true;
}

int number(std::string_view text, std::size_t at, std::size_t size) {
  int value = 0;
  for (const char c : text.substr(at, size)) value = value * 10 + (c - '0');
  return value;
}

void append(std::string& out, int value, int digits) {
  const std::string text = std::to_string(value);
  out.append(static_cast<std::size_t>(digits) - text.size(), '0').append(text);
}

}  // namespace

std::optional<Day> Day::read(std::string_view text) {
  if (!has_form(text, "0000-00-00")) return std::nullopt;
  const year_month_day day(year(number(text, 0, 4)), month(static_cast<unsigned>(number(text, 5, 2))),
                           std::chrono::day(static_cast<unsigned>(number(text, 8, 2))));
  if (!day.ok() || day.year() < year(1900) || day.year() > year(2999)) return std::nullopt;
  return Day(sys_days(day));
}

std::string Day::text() const {
  const year_month_day day(days_);
  std::string out;
  append(out, static_cast<int>(day.year()), 4);
  out += '-';
  append(out, static_cast<int>(static_cast<unsigned>(day.month())), 2);
  out += '-';
  append(out, static_cast<int>(static_cast<unsigned>(day.day())), 2);
  return out;
}

std::optional<Moment> Moment::read(std::string_view text) {
  if (!has_form(text, "0000-00-00T00:00:00Z")) return std::nullopt;
  const auto day = Day::read(text.substr(0, 10));
  const int hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
  if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return Moment(day->days() + hours(hour) + minutes(minute) + std::chrono::seconds(second));
}

std::string Moment::text() const {
  const auto days = floor<std::chrono::days>(seconds_);
  const hh_mm_ss time(seconds_ - days);
  std::string out = Day(days).text() + 'T';
  append(out, static_cast<int>(time.hours().count()), 2);
  out += ':';
  append(out, static_cast<int>(time.minutes().count()), 2);
  out += ':';
  append(out, static_cast<int>(time.seconds().count()), 2);
  return out + 'Z';
}
