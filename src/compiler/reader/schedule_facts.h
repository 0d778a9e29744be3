// What a page says of the schedule: sessions, lessons, deliverables, due dates, discussion guides, timeboxes; and
// beside each fact what only the checks and the assembly need: links as written, and where each date stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

// Minutes written somewhere: "(10-15 mins)", "Length: 60 minutes", "5 mins: Split up".
struct Timebox {
  int min = 0, max = 0;
  Where where;
};

// A stated time and the parts that are to fill it (DOMAIN.md E.4): an agenda under "Length: 60 mins", timed headings on
// a page of "minutes: 60", timed headings or bullets inside a timed one.
struct TimePlan {
  Timebox declared;
  std::string declared_text;  // "Length: 60 mins"
  bool about = false;         // "about 2 hours"
  int min = 0, max = 0;       // of the parts together
  int parts = 0;
  bool complete = false;  // nothing in it is without a time, so it must fill the declared time
};

struct SessionReading {
  Session what;                    // `page` is not filled yet
  std::vector<std::string> links;  // targets as written
  bool only_week = false;          // "* [Week 1](/module-1/week-1)": the linked page's title is the title
};

// Weeks listed one after another, in a list, a table or headings.
struct WeekEntry {
  int week = 0;
  Where where;
};
struct WeekList {
  std::vector<WeekEntry> entries;
  std::vector<int> also;  // further weeks that the same list covers: "Optional Session (offered during Weeks 2 and 4)"
};

struct DeliverableReading {
  Deliverable what;
  // Of what.due, one by one: where it stands, and through what it is handed in (a link's target, or "end of mod
  // survey"); empty when the date does not say.
  std::vector<Where> due_at;
  std::vector<std::string> due_through;
  std::vector<std::string> links;  // targets as written
  bool ticket = false;             // an exit ticket of this page's lesson
  bool whole = false;              // one part of a list of the module's deliverables
};

// A link to an exit ticket.
struct TicketUse {
  std::string target;               // without a slash or fragment at its end
  std::optional<int> week;          // "Week 1 Exit Ticket", or of the list item it stands in
  std::vector<std::string> lesson;  // other links of the same list item: one of them is the lesson
  bool own = false;                 // the ticket of the page it stands on
  Where where;
};

struct ScheduleFacts {
  std::vector<SessionReading> sessions;
  std::optional<Lesson> lesson;
  // It lists several deliverables and has learning goals alone: a lesson only when a session of one week links to it.
  bool lesson_when_linked = false;
  std::vector<DeliverableReading> deliverables;
  // Items under "Due this week" or "Due in week 3": they recall what the module's own list asks for, and add nothing.
  std::vector<DeliverableReading> reminders;
  std::vector<Guide> guides;
  std::vector<TimePlan> plans;
  std::vector<WeekList> week_lists;
  std::vector<TicketUse> tickets;
};

}  // namespace compiler
