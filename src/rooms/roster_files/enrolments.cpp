#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "kernel/text.h"
#include "rooms/roster_files/history.h"
#include "rooms/roster_files/whom.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

enum : std::size_t { cohort = first_history_column, module_column, attempt, from, until, outcome };

std::array<Column, 8> columns() {
  return {
      {external_id_column(),
       email_column(),
       {"cohort", {"cohort", "class", "classname"}, true},
       {"module", {"module", "mod"}, true},
       {"attempt", {"attempt", "try"}},
       {"day from which they were enrolled", {"from", "start", "startson", "startdate", "begin", "begindate"}, true},
       {"day until which they were enrolled", {"until", "to", "end", "endson", "enddate"}},
       {"outcome", {"outcome", "result", "status"}}}};
}

constexpr std::array<std::string_view, 7> outcomes = {"running",        "passed",    "repeating", "graduated",
                                                      "early-graduate", "dismissed", "withdrawn"};

// "4", "Module 4", "M4": 1 to 9.
std::optional<int> number_of(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_of("0123456789"), text.size());
  const std::string word = text::lower(text::trim(text.substr(0, digits)));
  if (!word.empty() && word != "m" && word != "mod" && word != "module") return {};
  const std::optional<int> number = text::whole_number(text.substr(digits));
  return number && *number >= 1 && *number <= 9 ? number : std::nullopt;
}

std::string outcome_called(std::string_view cell, bool has_end) {
  if (cell.empty()) return has_end ? "" : "running";
  const std::string word = text::replace_all(text::lower(text::collapse_spaces(cell)), " ", "-");
  return std::ranges::find(outcomes, word) == outcomes.end() ? "" : word;
}

std::expected<Enrolment, Trouble> read(const Sheet& sheet, const csv::Row& row) {
  const auto trouble = [&](std::size_t column, std::string expected) {
    return std::unexpected(sheet.trouble(row, column, std::move(expected)));
  };
  auto whom = whom_of(sheet, row);
  if (!whom) return std::unexpected(whom.error());
  const std::string its_cohort = text::collapse_spaces(sheet.cell(row, cohort));
  if (its_cohort.empty() || !is_line(its_cohort, 60)) return trouble(cohort, "a cohort's name of 1 to 60 characters");
  const std::optional<int> number = number_of(sheet.cell(row, module_column));
  if (!number) return trouble(module_column, "a module's number from 1 to 9");
  const std::string_view tries = sheet.cell(row, attempt);
  const std::optional<int> its_attempt = tries.empty() ? 1 : text::whole_number(tries);
  if (!its_attempt || *its_attempt < 1 || *its_attempt > 9) return trouble(attempt, "a number from 1 to 9");
  const auto first = day_of(sheet, row, from, true), last = day_of(sheet, row, until, false);
  if (!first) return std::unexpected(first.error());
  if (!last) return std::unexpected(last.error());
  if (*last && **last < **first) return trouble(until, "a day from " + (*first)->text() + " on");
  const std::string its_outcome = outcome_called(sheet.cell(row, outcome), last->has_value());
  if (its_outcome.empty()) {
    return trouble(outcome, "running, passed, repeating, graduated, early-graduate, dismissed or withdrawn");
  }
  if (its_outcome == "running" && *last) return trouble(until, "nothing, for an enrolment that is running");
  if (its_outcome != "running" && !*last)
    return trouble(until, std::string(a_day) + ", for an enrolment that has ended");
  return Enrolment{sheet.place(row), *std::move(whom), its_cohort, *number, *its_attempt, **first, *last, its_outcome};
}

}  // namespace

Result<EnrolmentTable> read_enrolments(std::string_view bytes, const std::string& file) {
  const auto known = columns();
  const Sheet sheet = TRY(Sheet::open(file, bytes, known));
  TRY(check_whom(sheet));
  EnrolmentTable table{{}, sheet.row_troubles(), sheet.unused_columns()};
  std::map<std::tuple<std::string, int, int>, int> rows;
  for (const csv::Row& row : sheet.rows()) {
    auto enrolment = read(sheet, row);
    if (!enrolment) {
      table.troubles.push_back(enrolment.error());
      continue;
    }
    const auto [first, is_new] =
        rows.emplace(std::tuple(key_of(enrolment->whom), enrolment->module, enrolment->attempt), row.number);
    if (is_new) {
      table.rows.push_back(*std::move(enrolment));
    } else {
      table.troubles.push_back(
          sheet.trouble(row, module_column, "another module or attempt than in row " + std::to_string(first->second)));
    }
  }
  say_whom(table.troubles, sheet);
  sort_by_row(table.troubles);
  return table;
}

}  // namespace roster_files
