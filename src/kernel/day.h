// Days and moments: when something happens, apart from where its people are. Nothing here reads a clock.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

// A day of the calendar, from 1900-01-01 to 2999-12-31: "2026-09-01".
class Day {
 public:
  explicit constexpr Day(std::chrono::sys_days days) : days_(days) {}
  // nullopt for a day that there is not, or that is written otherwise.
  static std::optional<Day> read(std::string_view text);
  std::string text() const;

  constexpr std::chrono::sys_days days() const { return days_; }
  constexpr std::chrono::weekday weekday() const { return std::chrono::weekday(days_); }
  constexpr Day plus(int days) const { return Day(days_ + std::chrono::days(days)); }
  constexpr int days_since(Day earlier) const { return static_cast<int>((days_ - earlier.days_).count()); }
  friend constexpr auto operator<=>(const Day&, const Day&) = default;

 private:
  std::chrono::sys_days days_;
};

// A second of the world's time (UTC), in the same years: "2026-09-01T16:00:00Z".
class Moment {
 public:
  explicit constexpr Moment(std::chrono::sys_seconds seconds) : seconds_(seconds) {}
  static std::optional<Moment> read(std::string_view text);
  std::string text() const;

  constexpr std::chrono::sys_seconds seconds() const { return seconds_; }
  constexpr Moment plus(std::chrono::seconds more) const { return Moment(seconds_ + more); }
  friend constexpr auto operator<=>(const Moment&, const Moment&) = default;

 private:
  std::chrono::sys_seconds seconds_;
};
