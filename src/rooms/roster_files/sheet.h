// A table whose columns are known by name, as the readers of the roster see it.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/csv.h"
#include "rooms/roster_files/roster_files.h"

namespace roster_files {

struct Column {
  std::string_view called;              // in sentences: "e-mail"
  std::vector<std::string_view> names;  // in small letters and digits only: "emailaddress"
  bool required = false;
};

class Sheet {
 public:
  // Finds the columns in the header, ignoring case, spaces and hyphens. A Failure when a required one is not there or
  // one is there twice.
  static Result<Sheet> open(const std::string& file, std::string_view bytes, std::span<const Column> columns);

  Sheet(Sheet&&) = default;  // no copies: what is read from it points into it
  Sheet& operator=(Sheet&&) = default;

  const std::string& file() const { return file_; }
  const std::vector<csv::Row>& rows() const { return table_.rows; }
  bool has(std::size_t column) const { return at_[column].has_value(); }
  // Without spaces around it; empty when the column is not there.
  std::string_view cell(const csv::Row& row, std::size_t column) const;
  // As the header has it; as sentences call it when it is not there.
  std::string name(std::size_t column) const;
  Place place(const csv::Row& row) const { return {file_, row.number, row.line}; }
  Trouble trouble(const csv::Row& row, std::size_t column, std::string expected) const;

  std::vector<Trouble> row_troubles() const;  // rows with too many or too few cells
  std::vector<Note> unused_columns() const;

 private:
  Sheet(std::string file, csv::Table table, std::size_t columns)
      : file_(std::move(file)), table_(std::move(table)), at_(columns) {}
  Result<> find(std::span<const Column> columns);

  std::string file_;
  csv::Table table_;
  std::vector<std::optional<std::size_t>> at_;  // where each column stands
  std::vector<std::string> called_;
  std::vector<std::size_t> unused_;
};

// Gives the troubles of the sheet's rows that name nobody yet the name that the row gives.
void say_who(std::vector<Trouble>& troubles, const Sheet& sheet,
             const std::function<std::string(const csv::Row&)>& who_of);
// By file, then row; what is about one row stays in its order.
void sort_by_row(std::vector<Trouble>& troubles);

}  // namespace roster_files
