#include "platform/calendar/zone.h"

#include <date/tz.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "kernel/text.h"

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

// zone.tab: "US\t+394421-1045903\tAmerica/Denver\tMountain Time": one zone or more for each country, under the name
// that is not an alias there. It belongs to the same package as the zones.
std::vector<std::string> canonical_zones() {
  std::vector<std::string> names{"UTC"};
  std::ifstream file("/usr/share/zoneinfo/zone.tab");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const auto columns = text::split(line, '\t');
    if (columns.size() >= 3 && found(columns[2]) != nullptr) names.emplace_back(columns[2]);
  }
  if (names.size() == 1)
    for (const date::time_zone& zone : date::get_tzdb().zones)
      if (zone.name().find('/') != std::string::npos) names.push_back(zone.name());
  std::ranges::sort(names);
  const auto twice = std::ranges::unique(names);
  names.erase(twice.begin(), twice.end());
  return names;
}

}  // namespace

bool is_zone(std::string_view name) { return found(name) != nullptr; }

std::vector<std::string> zones() {
  static const std::vector<std::string> canonical = canonical_zones();
  return canonical;
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
