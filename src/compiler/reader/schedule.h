// The schedule's recognisers behind read_schedule, one file per construct. Each looks at one page and appends.
#pragma once

#include <string_view>

#include "compiler/reader/list_items.h"
#include "compiler/reader/page.h"

namespace compiler {

// What the page's bytes hold at all, found in one pass, so that most recognisers can stay away from most pages.
struct Traces {
  bool week = false;         // "week"
  bool minutes = false;      // a digit and an "m" behind it: "10 mins", "5-min"
  bool deliverable = false;  // "deliverable", "EOD", "week"; a heading "Due dates"
  bool session = false;      // a heading of sessions, lessons, events, groups; "the following sessions"
  bool ticket = false;       // "exit ticket"
};

void read_sessions(const PageInHand& in, const Traces& traces, ScheduleFacts& facts);
void read_week_headings(const PageInHand& in, ScheduleFacts& facts);
void read_deliverables(const PageInHand& in, const Traces& traces, ScheduleFacts& facts);
void read_tickets(const PageInHand& in, ScheduleFacts& facts);
void read_time_plans(const PageInHand& in, ScheduleFacts& facts);
// How long the sections [begin, end) say that they take together, "Session length: 30 minutes", as a line or a heading:
// the longer of a range, whatever their parts add up to.
std::optional<int> declared_minutes(const PageInHand& in, std::size_t begin, std::size_t end);
void read_guides(const PageInHand& in, const Traces& traces, ScheduleFacts& facts);
void read_lesson(const PageInHand& in, const Traces& traces, ScheduleFacts& facts);  // last: it asks the others' facts

// "Week 2: Negotiations" behind its week: where the rest begins. Nothing when the words do not begin with a week, or go
// on without a mark ("Week 2 will focus on …", "Week 1 Exit Ticket").
struct WeekItem {
  std::vector<int> weeks;
  std::string_view rest;
};
std::optional<WeekItem> week_item(std::string_view text);

}  // namespace compiler
