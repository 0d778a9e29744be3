#include "pages.h"
#include "platform/html/calendar_view.h"

namespace gallery {
namespace {

using html::CalendarKind;
Day day(std::string_view text) { return *Day::read(text); }

html::CalendarView view() {
  html::CalendarView out{
      .items = {}, .today = day("2026-09-09"), .zone = "Times in Denver; in Phoenix one hour earlier"};
  out.links = {.today = "/calendar",
               .before = "/calendar?before",
               .after = "/calendar?after",
               .month = "/calendar/month",
               .week = "/calendar/week",
               .list = "/calendar/list",
               .day = "/calendar/list?from="};
  for (int week = 0; week < 5; ++week) {
    const Day monday = day("2026-08-31").plus(7 * week);
    out.items.push_back(
        {.day = monday.plus(1),
         .begins = 780,
         .ends = 840,
         .title = week == 2 ? "Stories that hold up, told to people who were not there" : "Warm outreach",
         .href = "/s/1",
         .place = "online",
         .done = week == 0});
    out.items.push_back({.day = monday.plus(2),
                         .begins = 810,
                         .ends = 840,
                         .title = "Cross-cohort groups",
                         .kind = CalendarKind::group,
                         .href = "/s/2",
                         .place = "Room 4",
                         .optional = week == 1});
    out.items.push_back({.day = monday.plus(4),
                         .begins = 1020,
                         .title = "Company list and tracker",
                         .kind = CalendarKind::due,
                         .href = "/d/1",
                         .done = week == 0});
    out.items.push_back({.day = monday,
                         .begins = 540,
                         .ends = 660,
                         .title = "Time for your search",
                         .kind = CalendarKind::work,
                         .href = "/w/1",
                         .note = "nothing is booked over it"});
    out.items.push_back({.day = monday.plus(3),
                         .begins = 900,
                         .ends = 930,
                         .title = "Coaching with Goran Ilić",
                         .kind = CalendarKind::meeting,
                         .href = "/m/1"});
  }
  out.items.push_back({.day = day("2026-09-07"), .title = "Labor Day", .kind = CalendarKind::closed});
  out.items.push_back({.day = day("2026-09-09"),
                       .begins = 780,
                       .ends = 870,
                       .title = "Gear Up: how to read a job advert",
                       .kind = CalendarKind::event,
                       .href = "/e/1",
                       .place = "Commons"});
  out.items.push_back({.day = day("2026-09-09"),
                       .begins = 820,
                       .ends = 835,
                       .title = "Mock interview",
                       .kind = CalendarKind::meeting,
                       .href = "/e/2",
                       .cancelled = true});
  out.items.push_back({.day = day("2026-09-09"),
                       .begins = 960,
                       .ends = 1050,
                       .title = "Panel: the first two years",
                       .href = "/e/3",
                       .note = "15:00 in Phoenix",
                       .moved = "from Tue 8 Sep, 13:00"});
  out.items.push_back({.day = day("2026-09-09"),
                       .begins = 1140,
                       .ends = 1200,
                       .title = "مجموعة النقاش",
                       .kind = CalendarKind::group,
                       .href = "/e/4"});
  out.items.push_back({.day = day("2026-09-12"),
                       .begins = 420,
                       .ends = 480,
                       .title = "Early run with the alums",
                       .kind = CalendarKind::event,
                       .href = "/e/5",
                       .optional = true});
  return out;
}

}  // namespace

std::string month() { return html::page_head({.title = "Calendar"}) + html::month_view(view(), day("2026-09-09")); }
std::string week() { return html::page_head({.title = "Calendar"}) + html::week_view(view(), day("2026-09-09")); }
std::string list() {
  return html::page_head({.title = "Calendar"}) + html::list_view(view(), day("2026-09-07"), day("2026-09-20"));
}

}  // namespace gallery
