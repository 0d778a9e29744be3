// The calendar as month, week and list. Plain structs in, HTML out: nothing here knows cohorts, zones or clocks; days
// and minutes are those of the zone that is shown. Each view is one list of the same items in another form, so what can
// be read in one can be read in all: kind and state are words as well as colours, and the keyboard meets the items in
// their order of time. At 390 px the month shows how many each day has, with the list of its items below, and the week
// becomes a list.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/day.h"
#include "platform/html/parts.h"

namespace html {

// The family of an item, which gives it its shade; `word` says it more closely.
enum class CalendarKind : std::uint8_t {
  session,  // live: one is expected there
  group,    // discussion and project groups
  meeting,  // with one person: coaching, office hours
  due,      // something is handed in
  work,     // protected time to work
  event,    // of the community, optional company
  closed,   // holiday, intermission
};

struct CalendarItem {
  Day day;
  // Minutes from midnight, 0 to 1440, `ends` not before `begins`; no `begins`: the whole day. No `ends`: a moment, such
  // as a time by which something is due. What lasts past midnight is two items.
  std::optional<int> begins = {}, ends = {};
  std::string title;
  CalendarKind kind = CalendarKind::session;
  std::string word = {};  // "Live session", "Due"; empty: the family's own word
  std::string href = {};
  // Whose it is, shown beside the title: a cohort's name, without an address where the title leads. What several have
  // at once is one item without an address of its own, with a link for each of them.
  std::vector<Link> whose = {};
  std::string whose_in_short = {};  // "5 cohorts": stands for them where there is little room, until one looks closer
  std::string place = {};           // "Room 4", "online"
  std::string note = {};            // "16:00 in Phoenix", "bring your outline"
  bool cancelled = false;           // stays, struck through, with the word
  std::string moved = {};           // "from Mon 7 Sep, 16:00"; empty: it was not
  bool optional = false;
  bool done = false;  // handed in, attended
};

struct CalendarLinks {
  std::string today = {}, before = {}, after = {};  // paths; empty: no such link
  std::string month = {}, week = {}, list = {};     // the same time in the other views; empty: no switch
  // The path of one day's page without the day: "/calendar/list?from=" + "2026-09-01". Empty: days are no links.
  std::string day = {};
};

struct CalendarView {
  std::vector<CalendarItem> items;  // in any order; those outside the span are left out
  Day today;
  CalendarLinks links = {};
  std::string zone = {};  // told in words above: "Times in Denver"
  std::string empty = "Nothing in this time.";
  // 0 Sunday, 1 Monday: the first column of month and week.
  unsigned first_weekday = 1;
};

// The month that `day` is in: whole weeks, days of the neighbours quiet.
std::string month_view(const CalendarView& view, const Day& day);
// The seven days around `day`. At most three stand side by side; where more are at once, what has no place is told as
// "+2 more", which leads to the day's page. On a phone all of them are in the list.
std::string week_view(const CalendarView& view, const Day& day);
// The days from `first` to `last`, those with items; at most 400 days.
std::string list_view(const CalendarView& view, const Day& first, const Day& last);

// What a page must ask its room for: the first and the last day that is shown.
struct Span {
  Day first, last;
};
Span month_span(const Day& day, unsigned first_weekday = 1);
Span week_span(const Day& day, unsigned first_weekday = 1);

}  // namespace html
