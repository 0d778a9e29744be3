// Tables as spreadsheets save them (RFC 4180), read from bytes and written to bytes.
//
// Read are UTF-8 with or without a byte order mark; rows that end in CRLF, LF or CR; cells parted by comma, semicolon
// or tab, whichever the header has most of; cells in quotation marks with newlines, separators and doubled quotation
// marks. The first row that is not blank is the header. Rows without any letter are counted and left out.
//
// A row's number is the one that a spreadsheet shows beside it: the first row of the file is 1. Its line is where it
// begins in the file, which differs once a cell holds a newline.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace csv {

struct Limits {
  std::size_t row_bytes = std::size_t{64} << 10;
  std::size_t rows = 100'000;  // with the header and blank ones
  std::size_t columns = 200;
};

struct Row {
  int number = 0;
  int line = 0;
  std::vector<std::string> cells;  // as many as the header has; spaces are kept
};

// What is wrong with one row: it is left out, the others are read.
struct Problem {
  int row = 0;
  int line = 0;
  std::size_t cells = 0;
  std::string say;          // "Row 7 has 5 cells; the header has 4."
  std::string begins = {};  // its first three cells, parted by ", "
};

struct Table {
  Row header;
  std::vector<Row> rows;
  std::vector<Problem> problems;
};

// A Failure (`invalid`) where the rest of the file cannot be told apart, or is not to be: bytes that are no UTF-8, NUL,
// a quotation mark that is never closed or has text behind it, more than the limits. Its sentence names the row.
Result<Table> read(std::string_view bytes, const Limits& limits = {});

using Cells = std::vector<std::string>;

// A table with commas, CRLF and a byte order mark (by which spreadsheets know UTF-8). A cell that a spreadsheet would
// take for a formula (it begins with = + - @, tab or CR) gets an apostrophe in front, which read() takes away again: so
// what is read is what was written, but for rows whose cells are all empty.
std::string write(const Cells& header, const std::vector<Cells>& rows);

}  // namespace csv
