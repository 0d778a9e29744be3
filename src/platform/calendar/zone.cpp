#include "platform/calendar/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <stdexcept>

namespace calendar {

namespace {

const date::time_zone* found(std::string_view name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

const date::time_zone& zone_of(std::string_view name) {
  if (const date::time_zone* zone = found(name)) return *zone;
  throw std::invalid_argument("there is no time zone " + std::string(name));
}

}  // namespace

bool is_zone(std::string_view name) { return found(name) != nullptr; }

std::vector<std::string> zones() {
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones)
    if (zone.name().find('/') != std::string::npos || zone.name() == "UTC") names.push_back(zone.name());
  std::ranges::sort(names);
  return names;
}

Moment moment_of(const Local& local, std::string_view zone) {
  const date::local_seconds shown(local.day.days().time_since_epoch() + std::chrono::minutes(local.minute));
  const date::local_info info = zone_of(zone).get_info(shown);
  return Moment(std::chrono::sys_seconds(shown.time_since_epoch() - info.first.offset));
}

Local local_of(Moment moment, std::string_view zone) {
  const auto shown = moment.seconds() + zone_of(zone).get_info(moment.seconds()).offset;
  const auto days = std::chrono::floor<std::chrono::days>(shown);
  return {Day(days), static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(shown - days).count())};
}

std::string abbreviation_of(Moment moment, std::string_view zone) {
  return zone_of(zone).get_info(moment.seconds()).abbrev;
}

}  // namespace calendar
