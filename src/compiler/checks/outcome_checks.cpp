#include <string>
#include <unordered_map>
#include <unordered_set>

#include "compiler/checks/standards_checks.h"
#include "compiler/reader/level_words.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// Texts are quoted in full up to here: messages stay one line.
constexpr std::size_t longest_quote = 240;

std::string quoted(std::string_view s) {
  if (s.size() <= longest_quote) return "\"" + std::string(s) + "\"";
  std::size_t end = longest_quote;
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0u) == 0x80u) --end;
  return "\"" + std::string(s.substr(0, end)) + "…\"";
}

std::string place(const Where& where) { return std::string(where.file) + ":" + std::to_string(where.line); }

void check_empty(const Page& page, Diagnostics& out) {
  for (const EmptyOutcome& empty : page.standards.empty_outcomes) {
    std::string message = "this outcome is empty: nothing says what the student is able to do";
    if (!empty.under.empty()) message = "this outcome of " + empty.under + message.substr(12);
    out.push_back(
        diagnose("empty-outcome", page.path(), empty.where.line, empty.where.column, std::move(message), empty.width));
  }
}

void check_duplicates(const Page& page, Diagnostics& out) {
  std::unordered_map<std::string, const StatedOutcome*> seen;
  for (const StatedOutcome& one : page.standards.outcomes) {
    const LevelListing& listing = page.standards.listings[one.listing];
    std::string key = (listing.name.empty() ? listing.under : listing.name) + "\n" + std::to_string(one.wording.exact) +
                      "\n" + std::to_string(listing.module.value_or(-1));
    for (const std::string& track : one.outcome.tracks) key += "\n" + track;
    const auto [first, is_first] = seen.try_emplace(std::move(key), &one);
    if (is_first) continue;
    const Outcome& before = first->second->outcome;
    std::string message = "this outcome already stands in line " + std::to_string(before.where.line);
    if (before.level != one.outcome.level) message += ", at " + level_name(before.level);
    if (before.where.line == one.outcome.where.line)
      message = "this outcome already stands in the same line, in column " + std::to_string(before.where.column);
    out.push_back(diagnose("outcome-duplicate", page.path(), one.outcome.where.line, one.outcome.where.column,
                           std::move(message)));
  }
}

void check_unknown_levels(const Page& page, Diagnostics& out) {
  for (const UnknownLevel& unknown : page.standards.unknown_levels)
    out.push_back(
        diagnose("unknown-level", page.path(), unknown.where.line, unknown.where.column,
                 quoted(unknown.text) + " names a level that the standards do not have: there are Levels I to III",
                 static_cast<int>(text::count_code_points(unknown.text))));
}

// The same for outcomes of one competency in the same words.
std::uint64_t wording_key(const Outcome& one) {
  return one.words ^ (std::hash<std::string_view>()(one.competency) * 0x9E3779B97F4A7C15ull);
}

// Twice in the standards, on two pages.
void check_duplicate_standards(const Programme& programme, Diagnostics& out) {
  std::unordered_map<std::uint64_t, const Outcome*> seen;
  for (const Outcome& one : programme.outcomes) {
    if (one.module) break;  // standards come first
    const auto [first, is_first] = seen.try_emplace(wording_key(one), &one);
    if (is_first || first->second->where.file == one.where.file) continue;
    out.push_back(diagnose("outcome-duplicate", one.where.file, one.where.line, one.where.column,
                           "this outcome already stands in the standards at " + place(first->second->where)));
  }
}

// A standard that stands twice is told by another code, and listed if either is.
void check_unassigned(const Programme& programme, const std::unordered_set<std::string_view>& assigned,
                      Diagnostics& out) {
  std::vector<const Outcome*> missing;
  std::unordered_set<std::uint64_t> listed;
  for (const Outcome& one : programme.outcomes) {
    if (one.module) break;  // standards come first
    if (assigned.contains(one.id))
      listed.insert(wording_key(one));
    else
      missing.push_back(&one);
  }
  for (const Outcome* one : missing)
    if (!listed.contains(wording_key(*one)))
      out.push_back(diagnose("outcome-unassigned", one->where.file, one->where.line, one->where.column,
                             "no module lists this outcome: " + quoted(one->text)));
}

}  // namespace

void check_outcomes_of_page(const Page& page, Diagnostics& out) {
  check_empty(page, out);
  check_duplicates(page, out);
  check_unknown_levels(page, out);
}

void check_outcomes(const Whole& whole, Diagnostics& out) {
  std::unordered_map<std::string_view, const Outcome*> standards;
  std::unordered_set<std::string_view> assigned;
  bool any_listed = false;
  for (const Outcome& one : whole.programme.outcomes)
    if (!one.module) standards.emplace(one.id, &one);
  for (const Outcome& one : whole.programme.outcomes) {
    if (!one.module) continue;
    any_listed = true;
    if (!one.standard) continue;
    assigned.insert(*one.standard);
    const Outcome& standard = *standards.at(*one.standard);
    if (one.words == standard.words) continue;
    out.push_back(diagnose("outcome-reworded", one.where.file, one.where.line, one.where.column,
                           "this outcome is reworded: " + quoted(one.text) + " here, " + quoted(standard.text) +
                               " in the standards (" + place(standard.where) + ")"));
  }
  check_duplicate_standards(whole.programme, out);
  if (any_listed) check_unassigned(whole.programme, assigned, out);
}

}  // namespace compiler
