#include "platform/calendar/zone_choice.h"

#include <date/tz.h>

#include <algorithm>

#include "kernel/text.h"
#include "kernel/time_words.h"
#include "platform/calendar/zone.h"

namespace calendar {

namespace {

// "America/Indiana/Knox": America, and "Knox (Indiana)".
ZoneChoice choice(const std::string& name, Moment now) {
  const std::string readable = text::replace_all(name, "_", " ");
  const std::size_t first = readable.find('/'), last = readable.rfind('/');
  ZoneChoice one{name, "World", readable, offset_words(now, name)};
  if (first == std::string::npos) return one;
  one.region = readable.substr(0, first);
  one.place = readable.substr(last + 1);
  if (last > first) one.place += " (" + readable.substr(first + 1, last - first - 1) + ")";
  return one;
}

}  // namespace

std::vector<ZoneChoice> zone_choices(Moment now, std::string_view present) {
  std::vector<ZoneChoice> all;
  for (const std::string& name : zones()) all.push_back(choice(name, now));
  if (is_zone(present) && std::ranges::find(all, present, &ZoneChoice::name) == all.end())
    all.push_back(choice(std::string(present), now));
  std::ranges::sort(all, [](const ZoneChoice& a, const ZoneChoice& b) {
    return std::tie(a.region, a.place) < std::tie(b.region, b.place);
  });
  return all;
}

std::string offset_words(Moment moment, std::string_view zone) {
  const auto offset = date::locate_zone(zone)->get_info(moment.seconds()).offset;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(std::chrono::abs(offset)).count();
  if (minutes == 0) return "UTC";
  return (offset.count() < 0 ? "UTC−" : "UTC+") + clock_words(static_cast<int>(minutes));
}

}  // namespace calendar
