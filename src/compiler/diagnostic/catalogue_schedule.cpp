#include <array>

#include "compiler/diagnostic/catalogue.h"

namespace compiler {

namespace {

constexpr std::array entries{
    Entry{"deliverable-undated", Severity::warning, true,
          "A deliverable is asked for, and no page of its module says by when.",
          "A student cannot plan for work without a date, and hears of it when it is late.",
          "## Deliverables\n\n* A one-page plan for the coming month",
          "Add the week and the day: \"Due: EOD Friday of Week 5\". If it is due with the module, say so once in the "
          "sentence above the list: \"By the end of Module 2, you should have completed:\"."},
    Entry{"due-date-contradiction", Severity::error, true,
          "The same deliverable is due at two times that cannot both hold, or is handed in through a form that closes "
          "before it is due.",
          "Whichever date a student believes, the other one makes them late or rushes them for nothing.",
          "1. **Cover letter**. **Due: EOD Monday of Week 6**\n\n(and on the lesson's page: \"Have your cover letter "
          "ready by Monday of Week 5\")",
          "Decide on one date and keep it in the module's list; let lessons link there instead of repeating it."},
    Entry{"link-conflict", Severity::error, true,
          "The exit ticket of one lesson leads to different addresses on different pages or lines.",
          "A student who fills in the wrong form is counted as not having done it.",
          "* [Week 1 Exit Ticket](https://forms.example.org/a)\n\n(and in the lesson of Week 1: "
          "\"[Exit Ticket](https://forms.example.org/b)\")",
          "Keep the address of the form that is read, and link to it everywhere."},
    Entry{"link-shared", Severity::warning, true, "One address is given as the exit ticket of two different lessons.",
          "A student who has done the first ticket finds the second one already answered, or answers the wrong "
          "questions.",
          "[Exit Ticket](https://forms.example.org/a) on the page of one lesson and of another",
          "Give each lesson a form of its own, or say on both pages that they share one."},
    Entry{"list-restarts", Severity::warning, true,
          "A numbered list is broken by text that is not indented under its number, so it goes on as a new list.",
          "Many programs then number every item 1: a student told to \"choose number 3\" finds no number 3, and the "
          "questions under a number no longer belong to it.",
          "1. Talk about it:\n\n* What went well?\n\n2. Try it:",
          "Indent what belongs to a number by three spaces. cairn check --fix does this for bullets."},
    Entry{"timebox-overrun", Severity::warning, true,
          "The parts of a session can take longer than the time stated for the whole. An error when even the shortest "
          "parts do not fit.",
          "The last part is the one that is cut: usually the closing, where students say what they take with them.",
          "Length: 30 minutes\n\n* Opening (5 mins)\n* Discussion (20 mins)\n* Closing (10 mins)",
          "Shorten a part, or state the time it really takes."},
    Entry{"timebox-underfill", Severity::warning, true,
          "Every part of a session has a time, and together they leave some of the stated time unused.",
          "A group without staff finishes early or waits, not knowing whether something was left out.",
          "Length: 60 minutes\n\n* Opening (10 mins)\n* Practice (30 mins)\n* Closing (10 mins)",
          "Give the rest to a part, state the shorter time, or add an item such as \"Any remaining time: questions\"."},
    Entry{"week-missing", Severity::warning, true, "A list goes through the weeks one by one and leaves one out.",
          "A student cannot tell a week without a session from a session that was forgotten.",
          "* Week 1: Introductions\n* Week 2: Stories\n* Week 4: Practice",
          "Add the week, if only to say that nothing is planned: \"* Week 3: No session\"."},
    Entry{"week-outside-module", Severity::error, true,
          "A session, a lesson or a due date is in a week that its module does not have.",
          "The date cannot be shown in anyone's calendar, so nobody will keep it.",
          "modules:\n  - {number: 2, weeks: 6}\n\n(and on a page of Module 2: \"Due: EOD Friday of Week 7\")",
          "Correct the week, or the number of weeks in programme.yaml."},
};

}  // namespace

std::span<const Entry> schedule_entries() { return entries; }

}  // namespace compiler
