// The due dates in a sentence (DOMAIN.md E.3): "by EOD Friday of Week 2", "due Monday of week 6 at 9am", "the end of
// Week 3", "5pm the Saturday before you start Mod 4", "EOD Friday of the respective week". Looked for in the plain text
// of an item, so emphasis in the middle of a date does not matter.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

struct DueWords {
  Due due;                         // its text is the page's own words, without "by" and "due"
  std::size_t begin = 0, end = 0;  // of cue and date together
  bool says_due = false;           // "due" stands before it in the same sentence
};

// All dates that something is to be done by, in order. "In Week 4" alone is no due date.
std::vector<DueWords> find_due_dates(std::string_view text);

// "Quiz, end of week 5", "Quiz (Friday of Week 5)": a date behind a comma, dash, colon or bracket that ends the text of
// something that is to be done. It names an end or a day: "Quiz, week 5" may be the quiz of that week.
std::optional<DueWords> due_date_at_end(std::string_view text);

// "due once your coach agrees": a date in words that none of the above reads, kept as they are with `relative` "other".
// "due TBD" and "due to illness" are none.
std::optional<DueWords> unread_due_date(std::string_view text);

// What a whole heading says of the items below it: "Due in week 3", "Due this week", "Deliverables due by the end of
// Week 4". None when it says anything else.
std::optional<Due> due_of_heading(std::string_view title);

// Whether both can hold: same week or one of them says none, same weekday or one of them says none.
bool agree(const Due& a, const Due& b);

// Whether `a` certainly ends before `b` begins to be late: an earlier week, or an earlier weekday of the same week.
bool certainly_before(const Due& a, const Due& b);

}  // namespace compiler
