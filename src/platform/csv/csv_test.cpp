#include "platform/csv/csv.h"

#include <catch2/catch.hpp>
#include <random>

namespace {

using csv::Cells;

std::vector<Cells> cells_of(const csv::Table& table) {
  std::vector<Cells> cells;
  for (const csv::Row& row : table.rows) cells.push_back(row.cells);
  return cells;
}

std::vector<Cells> rows(std::string_view bytes) { return cells_of(csv::read(bytes).value()); }

std::string refusal(std::string_view bytes, const csv::Limits& limits = {}) {
  const auto table = csv::read(bytes, limits);
  REQUIRE_FALSE(table.has_value());
  CHECK(table.error().kind == FailureKind::invalid);
  return table.error().say;
}

// A cell of what is most likely to break something.
std::string random_cell(std::mt19937& random) {
  constexpr std::string_view pieces[] = {"a",  "é", ",", ";", "\t", "\"", "\n", "\r\n",
                                         "\r", "=", "+", "-", "@",  "'",  " ",  "😀"};
  std::string cell;
  for (std::size_t n = random() % 6; n > 0; --n) cell += pieces[random() % std::size(pieces)];
  return cell;
}

}  // namespace

TEST_CASE("csv: header and rows, with or without a byte order mark, with any newline") {
  const std::vector<Cells> expected = {{"Ada", "ada@example.org"}, {"Grace", "grace@example.org"}};
  CHECK(rows("name,email\nAda,ada@example.org\nGrace,grace@example.org") == expected);
  CHECK(rows("\xef\xbb\xbfname,email\r\nAda,ada@example.org\r\nGrace,grace@example.org\r\n") == expected);
  CHECK(rows("name,email\rAda,ada@example.org\rGrace,grace@example.org\r") == expected);
  CHECK(csv::read("\xef\xbb\xbfname,email\n").value().header.cells == Cells{"name", "email"});
}

TEST_CASE("csv: quotation marks keep newlines, separators and themselves") {
  CHECK(rows("a,b\n\"x\r\ny\",\"1,\"\"2\"\"\"\n") == std::vector<Cells>{{"x\r\ny", "1,\"2\""}});
  CHECK(rows("a,b\n5\" disk,\"\"\n") == std::vector<Cells>{{"5\" disk", ""}});
}

TEST_CASE("csv: the separator is what the header has most of") {
  CHECK(rows("a;b;c\n1,5;2;3\n") == std::vector<Cells>{{"1,5", "2", "3"}});
  CHECK(rows("a\tb\n1,2\t3\n") == std::vector<Cells>{{"1,2", "3"}});
  CHECK(rows("\"a;b;c\",d\n1,2\n") == std::vector<Cells>{{"1", "2"}});
  CHECK(rows("one column\nx\n") == std::vector<Cells>{{"x"}});
}

TEST_CASE("csv: rows are numbered as a spreadsheet shows them, lines as an editor does") {
  const csv::Table table = csv::read("a,b\n\"1\n2\n3\",x\n\n,\ny,z\n").value();
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].number == 2);
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].number == 5);
  CHECK(table.rows[1].line == 7);
  CHECK(csv::read("\r\n\r\na,b\r\n\"x\r\ny\",\"\r\"\r\n1,2").value().rows[1].line == 7);
  CHECK(csv::read("\n\na,b\n1,2").value().header.number == 3);
}

TEST_CASE("csv: rows with too many or too few cells are named and left out") {
  const csv::Table table = csv::read("a,b\n\"1\n2\"\n1,2,3\nx,y\n").value();
  CHECK(cells_of(table) == std::vector<Cells>{{"x", "y"}});
  REQUIRE(table.problems.size() == 2);
  CHECK(table.problems[0].say == "Row 2 has 1 cell; the header has 2.");
  CHECK(table.problems[1].say == "Row 3 (line 4 of the file) has 3 cells; the header has 2.");
  CHECK(table.problems[1].row == 3);
  CHECK(table.problems[1].line == 4);
}

TEST_CASE("csv: a quotation mark that is never closed is named with its row") {
  CHECK(refusal("a,b\n1,2\n3,\"4\n5,6\n") == "Row 3 has a quotation mark that is never closed.");
  CHECK(refusal("a,b\n\"1\"2,3\n") == "Row 2 has text behind a closing quotation mark.");
}

TEST_CASE("csv: bytes that are not UTF-8 are named with their row") {
  CHECK(refusal("a\nx\nJos\xe9\n") == "Row 3 is not UTF-8; please save the file as \"CSV UTF-8\".");
  CHECK(refusal("\xff\xfe"
                "a\0",
                {})
            .starts_with("The file is UTF-16"));
  CHECK(refusal(std::string("a\nx\0y\n", 6)) == "Row 2 holds a NUL; please save the file as CSV.");
}

TEST_CASE("csv: rows, their length and columns have limits") {
  CHECK(refusal("") == "The file is empty. Its first row should name its columns.");
  CHECK(refusal("\n\n,,\n") == "The file is empty. Its first row should name its columns.");
  csv::Limits limits;
  limits.rows = 3;
  CHECK(csv::read("a\n1\n2\n", limits).has_value());
  CHECK(refusal("a\n1\n2\n3\n", limits) == "The file has more than 3 rows.");
  CHECK(refusal("a\n" + std::string(70'000, 'x')) == "Row 2 is longer than 64 KiB.");
  CHECK(refusal("a\n\"" + std::string(70'000, 'x')) ==
        "Row 2 is longer than 64 KiB; perhaps a quotation mark in it is not closed.");
  CHECK(refusal(std::string(500, ',') + "a\n") == "Row 1 has more than 200 columns.");
  CHECK(csv::read("a,b\n" + std::string(5000, ',') + "x\n").value().problems.front().say ==
        "Row 2 has 5001 cells; the header has 2.");
}

TEST_CASE("csv: cells that a spreadsheet would run are written with an apostrophe") {
  const std::string written = csv::write({"name", "note"}, {{"=1+1", "@x"}, {"-5", "+1"}, {"\tx", "\ry"}});
  CHECK(written == "\xef\xbb\xbfname,note\r\n'=1+1,'@x\r\n'-5,'+1\r\n\"'\tx\",\"'\ry\"\r\n");
}

TEST_CASE("csv: what is written is read again, whatever is in the cells") {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    const std::size_t columns = 1 + random() % 4;
    Cells header;
    for (std::size_t i = 0; i < columns; ++i) header.push_back("h" + random_cell(random));
    std::vector<Cells> table;
    for (std::size_t n = random() % 5; n > 0; --n) {
      Cells cells = {"x" + random_cell(random)};
      while (cells.size() < columns) cells.push_back(random_cell(random));
      std::ranges::rotate(cells, cells.begin() + static_cast<std::ptrdiff_t>(random() % columns));
      table.push_back(cells);
    }
    const std::string written = csv::write(header, table);
    CAPTURE(written);
    const csv::Table read = csv::read(written).value();
    CHECK(read.header.cells == header);
    CHECK(cells_of(read) == table);
    CHECK(read.problems.empty());
  }
}
