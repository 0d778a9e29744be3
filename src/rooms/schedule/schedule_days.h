// The days of a module run: weeks, weekdays and holidays.
#pragma once

#include "rooms/schedule/schedule.h"

namespace schedule {

class Days {
 public:
  explicit Days(const Frame& frame) : frame_(&frame) {}
  const Frame& frame() const { return *frame_; }

  // Week 1 begins on the run's first day, a Monday; week 0 is the one before.
  Day of_week(int week, Weekday day) const {
    return frame_->first_day.plus(7 * (week - 1) + static_cast<int>(day) - 1);
  }

  // The name of the holiday that a day belongs to.
  std::optional<std::string> closed_on(Day day) const {
    for (const Closed& closed : frame_->closed)
      if (closed.first <= day && day <= closed.last) return closed.name;
    return std::nullopt;
  }

  // SC3: what is due on a holiday is due on the next day of school, at the same time.
  void reopen(Dated& it, calendar::Local& when) const {
    if (!closed_on(when.day)) return;
    it.moved_from = when.day;
    while (closed_on(when.day) || is_weekend(when.day)) when.day = when.day.plus(1);
  }

  // The moments of what a clock on the school's wall shows (SC1).
  void finish(Dated& it) const {
    it.starts_at = calendar::moment_of(it.starts, frame_->zone);
    it.ends_at = calendar::moment_of(it.ends, frame_->zone);
  }

 private:
  static bool is_weekend(Day day) {
    return day.weekday() == std::chrono::Saturday || day.weekday() == std::chrono::Sunday;
  }

  const Frame* frame_;
};

}  // namespace schedule
