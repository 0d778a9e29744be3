#include "platform/web/http_date.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "kernel/text.h"

namespace web {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 7> weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<sys_seconds> moment(int y, std::string_view month_name, int d, std::string_view clock) {
  const auto name = std::ranges::find(months, month_name);
  if (name == months.end() || clock.size() != 8 || clock[2] != ':' || clock[5] != ':') return {};
  const auto h = text::whole_number(clock.substr(0, 2)), m = text::whole_number(clock.substr(3, 2)),
             s = text::whole_number(clock.substr(6, 2));
  const year_month_day date{year(y), month(static_cast<unsigned>(name - months.begin() + 1)),
                            day(static_cast<unsigned>(d))};
  if (!date.ok() || !h || !m || !s || *h > 23 || *m > 59 || *s > 60) return {};
  return sys_days(date) + hours(*h) + minutes(*m) + seconds(*s);
}

}  // namespace

std::string http_date(sys_seconds when) {
  const sys_days midnight = floor<days>(when);
  const year_month_day date(midnight);
  const hh_mm_ss time(when - midnight);
  std::array<char, 48> out{};
  const int size = std::snprintf(out.data(), out.size(), "%s, %02u %s %04d %02d:%02d:%02d GMT",
                                 weekdays[weekday(midnight).c_encoding()], static_cast<unsigned>(date.day()),
                                 months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                                 static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                                 static_cast<int>(time.seconds().count()));
  return {out.data(), static_cast<std::size_t>(size)};
}

std::optional<sys_seconds> read_http_date(std::string_view date) {
  const std::string collapsed = text::collapse_spaces(date);
  const std::vector<std::string_view> part = text::split(collapsed, ' ');
  const auto number = [](std::string_view digits) { return text::whole_number(digits).value_or(-1); };
  if (part.size() == 6 && part[0].ends_with(',') && part[5] == "GMT")  // Sun, 06 Nov 1994 08:49:37 GMT
    return number(part[1]) < 0 || number(part[3]) < 0 ? std::nullopt
                                                      : moment(number(part[3]), part[2], number(part[1]), part[4]);
  if (part.size() == 4 && part[0].ends_with(',') && part[3] == "GMT") {  // Sunday, 06-Nov-94 08:49:37 GMT
    const std::vector<std::string_view> day = text::split(part[1], '-');
    if (day.size() != 3 || number(day[0]) < 0 || number(day[2]) < 0) return {};
    const int short_year = number(day[2]);
    return moment(short_year < 70 ? 2000 + short_year : 1900 + short_year, day[1], number(day[0]), part[2]);
  }
  if (part.size() == 5 && number(part[2]) >= 0 && number(part[4]) >= 0)  // Sun Nov 6 08:49:37 1994
    return moment(number(part[4]), part[1], number(part[2]), part[3]);
  return {};
}

}  // namespace web
