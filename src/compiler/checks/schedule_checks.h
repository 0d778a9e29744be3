// The checks of the schedule behind check_page_schedule and check_schedule, one file per family. What an archived page
// asks for is not asked of anyone: its dates and links are not compared; its lists and agendas are checked as any
// other's.
#pragma once

#include "compiler/checks/checks.h"

namespace compiler {

void check_list_restarts(const ParsedPage& parsed, Diagnostics& out);
void check_timeboxes(const Page& page, Diagnostics& out);
void check_missing_weeks(const Page& page, Diagnostics& out);
void check_dates_within(const Page& page, Diagnostics& out);

void check_weeks_outside(const Whole& whole, Diagnostics& out);
void check_undated(const Whole& whole, Diagnostics& out);
void check_dates_between(const Whole& whole, Diagnostics& out);
void check_tickets(const Whole& whole, Diagnostics& out);

// What two deliverables are compared by: the words of the title that say what it is, sorted, lower case. "Cover letter
// draft" and "Cover Letter Lesson" are both {cover, letter}.
std::vector<std::string> subject_of(std::string_view title);
// Whether all of `few` are among `many`; both sorted.
bool is_part_of(const std::vector<std::string>& few, const std::vector<std::string>& many);

// A diagnostic at a place of a page.
Diagnostic diagnose_at(std::string_view code, const Where& where, std::string message, int width = 1);

}  // namespace compiler
