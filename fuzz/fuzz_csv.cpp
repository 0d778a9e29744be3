// Tables of any bytes: every row is as wide as the header, numbers go up, and what is read can be written and read
// again.
#include "fuzz_input.h"
#include "kernel/text.h"
#include "platform/csv/csv.h"

namespace {

void require_sound(const csv::Table& table) {
  int number = table.header.number, line = table.header.line;
  for (const csv::Row& row : table.rows) {
    fuzz::require(row.cells.size() == table.header.cells.size(), "a row is as wide as the header");
    fuzz::require(row.number > number && row.line > line && row.line >= row.number, "rows are numbered upwards");
    number = row.number;
    line = row.line;
    for (const std::string& cell : row.cells)
      fuzz::require(text::first_invalid_utf8(cell) == std::string::npos, "cells are UTF-8");
  }
  for (const csv::Problem& problem : table.problems)
    fuzz::require(problem.row > 1 && problem.say.ends_with('.'), "a problem has a row and a sentence");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto table = csv::read({reinterpret_cast<const char*>(data), size});
  if (!table) {
    fuzz::require(table.error().say.ends_with('.'), "a refusal is a sentence");
    return 0;
  }
  require_sound(*table);
  std::vector<csv::Cells> rows;
  for (const csv::Row& row : table->rows) rows.push_back(row.cells);
  const auto again = csv::read(csv::write(table->header.cells, rows));
  fuzz::require(again.has_value(), "what is written can be read");
  fuzz::require(again->header.cells == table->header.cells && again->rows.size() == rows.size(), "the same table");
  for (std::size_t i = 0; i < rows.size(); ++i) fuzz::require(again->rows[i].cells == rows[i], "the same cells");
  return 0;
}
