#include "rooms/roster_files/sheet.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "kernel/text.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

// "E-mail address" → "emailaddress".
std::string key_of(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (text::is_letter(c) || text::is_digit(c)) key += text::lower(c);
  }
  return key;
}

}  // namespace

Result<Sheet> Sheet::open(const std::string& file, std::string_view bytes, std::span<const Column> columns) {
  Result<csv::Table> table = csv::read(bytes);
  if (!table) return fail(table.error().kind, file + ": " + table.error().say);
  Sheet sheet(file, *std::move(table), columns.size());
  TRY(sheet.find(columns));
  return sheet;
}

Result<> Sheet::find(std::span<const Column> columns) {
  const std::vector<std::string>& header = table_.header.cells;
  for (const Column& column : columns) called_.emplace_back(column.called);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string key = key_of(header[i]);
    const auto column = std::ranges::find_if(
        columns, [&](const Column& c) { return std::ranges::find(c.names, key) != c.names.end(); });
    if (column == columns.end()) {
      if (!text::trim(header[i]).empty()) unused_.push_back(i);
      continue;
    }
    std::optional<std::size_t>& at = at_[static_cast<std::size_t>(column - columns.begin())];
    if (at) {
      return fail(FailureKind::invalid, file_ + ": the columns " + quoted(header[*at]) + " and " + quoted(header[i]) +
                                            " both say the " + std::string(column->called) + ".");
    }
    at = i;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].required && !at_[i]) {
      return fail(FailureKind::invalid, file_ + " has no column for the " + std::string(columns[i].called) +
                                            ". Its first row is: " + shortened(text::trim(joined(header, ", "))) + ".");
    }
  }
  return {};
}

std::string_view Sheet::cell(const csv::Row& row, std::size_t column) const {
  return at_[column] ? text::trim(row.cells[*at_[column]]) : std::string_view();
}

std::string Sheet::name(std::size_t column) const {
  return at_[column] ? std::string(text::trim(table_.header.cells[*at_[column]])) : called_[column];
}

Trouble Sheet::trouble(const csv::Row& row, std::size_t column, std::string expected) const {
  return {place(row), name(column), std::move(expected), shortened(cell(row, column))};
}

std::vector<Trouble> Sheet::row_troubles() const {
  std::vector<Trouble> troubles;
  const std::string expected = std::to_string(table_.header.cells.size()) + " cells, as the header has";
  for (const csv::Problem& problem : table_.problems) {
    troubles.push_back({{file_, problem.row, problem.line},
                        "",
                        expected,
                        std::to_string(problem.cells) + (problem.cells == 1 ? " cell" : " cells"),
                        shortened(problem.begins)});
  }
  return troubles;
}

std::vector<Note> Sheet::unused_columns() const {
  std::vector<Note> notes;
  for (const std::size_t i : unused_) {
    notes.push_back({{file_, 0, 0}, "The column " + quoted(table_.header.cells[i]) + " is not used."});
  }
  return notes;
}

void say_who(std::vector<Trouble>& troubles, const Sheet& sheet,
             const std::function<std::string(const csv::Row&)>& who_of) {
  if (troubles.empty()) return;
  std::unordered_map<int, const csv::Row*> rows;
  for (const csv::Row& row : sheet.rows()) rows.emplace(row.number, &row);
  for (Trouble& trouble : troubles) {
    if (trouble.place.file != sheet.file() || !trouble.who.empty()) continue;
    const auto row = rows.find(trouble.place.row);
    if (row != rows.end()) trouble.who = who_of(*row->second);
  }
}

void sort_by_row(std::vector<Trouble>& troubles) {
  std::ranges::stable_sort(troubles, [](const Trouble& a, const Trouble& b) {
    return std::tie(a.place.file, a.place.row) < std::tie(b.place.file, b.place.row);
  });
}

}  // namespace roster_files
