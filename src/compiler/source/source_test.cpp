#include "compiler/source/source.h"

#include <catch2/catch.hpp>

using compiler::Source;

TEST_CASE("source: lines are found without their endings, whatever these are") {
  const Source source("a.md", "one\r\ntwo\n\nfour");
  CHECK(source.line_count() == 4);
  CHECK(source.line(1) == "one");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "four");
  CHECK(source.line(5).empty());
}

TEST_CASE("source: a carriage return alone ends a line, as Markdown has it") {
  const Source source("a.md", "one\rtwo\r\rfour\r\nfive\r");
  CHECK(source.line_count() == 5);
  CHECK(source.line(2) == "two");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "four");
  CHECK(source.line(5) == "five");
  CHECK(source.position(source.text().find("four")).line == 4);
}

TEST_CASE("source: columns count code points") {
  const Source source("a.md", "x\ncafé au lait\n");
  const auto at = source.position(source.text().find("au"));
  CHECK(at.line == 2);
  CHECK(at.column == 6);
  CHECK(source.column_of(2, "lait", 1) == 9);
  CHECK(source.column_of(2, "a", 7) == 6);
}

TEST_CASE("source: bytes that are not text keep their column") {
  const Source source("a.md", std::string("ab\xFF") + '\0' + "cd\n");
  CHECK(!source.was_valid());
  CHECK(source.position(source.text().find("cd")).column == 5);
  CHECK(source.bytes().size() == 7);
}

TEST_CASE("columns count code points far into a long line") {
  std::string line;
  for (int i = 0; i < 3000; ++i) line += "\xC3\xBC";  // ü
  const Source source("a.md", "first\n" + line + "x\nlast");
  CHECK(source.column(2, 6001) == 3001);
  CHECK(source.column_of(2, "x", 5990) == 3001);
  CHECK(source.position(6 + 6000).column == 3001);
  CHECK(source.position(6 + 6000).line == 2);
  CHECK(source.line(2).size() == 6001);
  CHECK(source.line(3) == "last");
}

TEST_CASE("the nearest occurrence is found on either side, and one that is far away is not") {
  const Source source("a.md", "x ab ab" + std::string(9000, '.') + "far\n");
  CHECK(source.column_of(1, "ab", 4) == 3);
  CHECK(source.column_of(1, "ab", 5) == 6);
  CHECK(source.column_of(1, "ab", 50) == 6);
  CHECK(source.column_of(1, "far", 1) == 1);
  CHECK(source.column_of(1, "far", 9000) == 9008);
}
