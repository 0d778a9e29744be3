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
