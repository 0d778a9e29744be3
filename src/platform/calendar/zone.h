// What hour it is where: days and wall-clock times in a time zone of IANA, daylight saving included, and moments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"

namespace calendar {

// A time as a clock on the wall of a place shows it.
struct Local {
  Day day;
  int minute;  // of the day: 0 to 1439
  friend bool operator==(const Local&, const Local&) = default;
};

// "America/Denver". Whether the system knows a zone of that name.
bool is_zone(std::string_view name);
// All of them, in the order of their names, for people to choose from; aliases are left out.
std::vector<std::string> zones();

// The moment at which the clocks of a zone show a time. A time that they skip in spring is taken as if they had not
// been put forward yet (02:30 is 03:30); of a time that they show twice in autumn, the first. std::invalid_argument for
// a zone that there is not.
Moment moment_of(const Local& local, std::string_view zone);
// What they show at a moment, seconds left out.
Local local_of(Moment moment, std::string_view zone);
// "MST", "CEST", "+03": what people there call the time at a moment.
std::string abbreviation_of(Moment moment, std::string_view zone);

}  // namespace calendar
