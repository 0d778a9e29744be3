#include "compiler/reader/due_dates.h"

#include <catch2/catch.hpp>

using namespace compiler;

namespace {

// "week weekday time relative 'text'" of each date.
std::string dates(std::string_view text) {
  std::string out;
  for (const DueWords& found : find_due_dates(text)) {
    const Due& due = found.due;
    if (!out.empty()) out += "; ";
    out += (due.week ? std::to_string(*due.week) : "-") + " " + std::string(due.weekday ? name_of(*due.weekday) : "-") +
           " " + due.time.value_or("-") + " " + due.relative.value_or("-") + " '" + due.text + "'";
  }
  return out;
}

Due due(std::string_view text) { return find_due_dates(text).at(0).due; }

}  // namespace

TEST_CASE("due dates are read in the forms of the field") {
  CHECK(dates("Complete the survey by EOD Friday of Week 5") == "5 friday end of day - 'EOD Friday of Week 5'");
  CHECK(dates("By EOD Monday Week3:") == "3 monday end of day - 'EOD Monday Week3'");
  CHECK(dates("Due by Friday of week 4") == "4 friday - - 'Friday of week 4'");
  CHECK(dates("Update your profile by the end of Week 3.") == "3 - - - 'end of Week 3'");
  CHECK(dates("Due date #1: EOD Friday of Week 2 through the form") == "2 friday end of day - 'EOD Friday of Week 2'");
  CHECK(dates("Send it by Monday of Week 6 at 9am") == "6 monday 09:00 - 'Monday of Week 6 at 9am'");
  CHECK(dates("no later than 5pm on Wednesday of Week 2") == "2 wednesday 17:00 - '5pm on Wednesday of Week 2'");
  CHECK(dates("The first letter is due EOD Friday of Week 3. An answer is not") ==
        "3 friday end of day - 'EOD Friday of Week 3'");
}

TEST_CASE("what no week can say is kept as a relative date in the page's own words") {
  CHECK(dates("Please be done by 5pm the Saturday before you start Mod 4.") ==
        "- saturday 17:00 before-module '5pm the Saturday before you start Mod 4'");
  CHECK(dates("Due: EOD Saturday before Module 1 starts") ==
        "- saturday end of day before-module 'EOD Saturday before Module 1 starts'");
  CHECK(dates("by EOD Friday of the respective week.") ==
        "- friday end of day respective-week 'EOD Friday of the respective week'");
  CHECK(dates("by EOD Saturday at the end of intermission.") ==
        "- saturday end of day intermission 'EOD Saturday at the end of intermission'");
  CHECK(dates("Due this Friday here:") == "- friday - this-week 'Friday'");
  CHECK(dates("By the end of Mod 2, you should have completed:") == "- - - end-of-module 'end of Mod 2'");
}

TEST_CASE("due dates are read with shortened weekdays and weeks, whose full stop ends no sentence") {
  CHECK(dates("Pay notes (due Tues. wk 4)") == "4 tuesday - - 'Tues. wk 4'");
  CHECK(dates("Send it by EOD Fri W5") == "5 friday end of day - 'EOD Fri W5'");
  CHECK(dates("by Fri. In Week 4 we rest") == "- friday - this-week 'Fri'");
  CHECK(dates("Due on the last day of intermission") == "- - - intermission 'last day of intermission'");
  CHECK(dates("by sun or rain").empty());
}

TEST_CASE("due dates in words that are not understood are kept as they are") {
  CHECK(unread_due_date("Case study (due once your coach agrees)")->due.text == "once your coach agrees");
  CHECK(unread_due_date("Due date: 24 hours after the panel. Be brief")->due.text == "24 hours after the panel");
  CHECK_FALSE(unread_due_date("Late due to illness"));
  CHECK_FALSE(unread_due_date("Letter, due TBD"));
}

TEST_CASE("a week or a survey that is merely mentioned is no due date") {
  CHECK(dates("Your group reads the draft in Week 5").empty());
  CHECK(dates("reviewed by peers in week 5").empty());
  CHECK(dates("through the end of mod survey (below)").empty());
  CHECK(dates("you will receive feedback by mid-week").empty());
  CHECK(dates("It is 5pm. Come in").empty());
}

TEST_CASE("two dates disagree only when both say what differs") {
  CHECK(agree(due("by the end of Week 4"), due("by Friday of Week 4")));
  CHECK_FALSE(agree(due("by the end of Week 4"), due("by the end of Week 5")));
  CHECK_FALSE(agree(due("by EOD Tuesday of Week 6"), due("by EOD Wednesday of Week 6")));
  CHECK_FALSE(agree(due("by 5pm the Saturday before you start Mod 4"), due("by Friday of Week 4")));
  CHECK(agree(due("By the end of Mod 1, you"), due("by Friday of Week 4")));
  CHECK(certainly_before(due("by Friday of Week 5"), due("by Wednesday of Week 6")));
  CHECK_FALSE(certainly_before(due("by the end of Week 5"), due("by Friday of Week 5")));
}
