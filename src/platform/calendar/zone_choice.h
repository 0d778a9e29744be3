// The time zones that people choose from: one for each place that keeps its own time, said as people say it. Whatever
// the system knows (is_zone) is accepted, aliases of old too: they are only not offered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"

namespace calendar {

struct ZoneChoice {
  std::string name;    // "America/Indiana/Knox"
  std::string region;  // "America"; "World" for UTC
  std::string place;   // "Knox (Indiana)"
  std::string offset;  // "UTC−05:00", at the moment that was asked for
};
// In the order of regions and places. `present`: one that is offered even when it is an alias, because somebody has it.
std::vector<ZoneChoice> zone_choices(Moment now, std::string_view present = {});

// "UTC−06:00", "UTC+05:30", "UTC": what the clocks of a zone are ahead of or behind UTC at a moment.
std::string offset_words(Moment moment, std::string_view zone);

}  // namespace calendar
