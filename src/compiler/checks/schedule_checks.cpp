#include "compiler/checks/schedule_checks.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

namespace {

// Words that stand in the titles of many deliverables and say nothing of which one it is.
bool is_common(std::string_view word) {
  for (std::string_view common : {"a",        "an",
                                  "the",      "your",
                                  "our",      "you",
                                  "of",       "and",
                                  "for",      "to",
                                  "with",     "by",
                                  "on",       "in",
                                  "at",       "this",
                                  "that",     "is",
                                  "it",       "from",
                                  "final",    "first",
                                  "draft",    "rough",
                                  "lesson",   "deliverable",
                                  "complete", "completed",
                                  "submit",   "update",
                                  "updated",  "review",
                                  "create",   "end",
                                  "mod",      "module",
                                  "week",     "documentation",
                                  "request",  "one",
                                  "pd"})
    if (word == common) return true;
  return false;
}

}  // namespace

std::vector<std::string> subject_of(std::string_view title) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < title.size();) {
    std::size_t end = at;
    while (end < title.size() && (text::is_letter(title[end]) || static_cast<unsigned char>(title[end]) >= 0x80)) ++end;
    if (end > at) {
      std::string word = text::lower(title.substr(at, end - at));
      if (word.size() > 1 && !is_common(word)) words.push_back(std::move(word));
    }
    at = end + 1;
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

bool is_part_of(const std::vector<std::string>& few, const std::vector<std::string>& many) {
  return !few.empty() && std::ranges::includes(many, few);
}

Diagnostic diagnose_at(std::string_view code, const Where& where, std::string message, int width) {
  return diagnose(code, where.file, where.line, where.column, std::move(message), width);
}

void check_page_schedule(const ParsedPage& parsed, const Settings&, Diagnostics& out) {
  const Page& page = *parsed.page;
  check_list_restarts(parsed, out);
  check_timeboxes(page, out);
  check_missing_weeks(page, out);
  if (!page.place.archived) check_dates_within(page, out);
}

void check_schedule(const Whole& whole, Diagnostics& out) {
  check_weeks_outside(whole, out);
  check_undated(whole, out);
  check_dates_between(whole, out);
  check_tickets(whole, out);
}

}  // namespace compiler
