#include "compiler/fix/apply_fixes.h"

#include <catch2/catch.hpp>

using compiler::apply_fixes;
using compiler::Fix;

TEST_CASE("every byte that no repair names stays as it is") {
  const std::string page = "a\r\n\xFF two\tthree  \n";
  CHECK(apply_fixes(page, {}) == page);
  CHECK(apply_fixes(page, {Fix{5, 3, "2"}}) == "a\r\n\xFF 2\tthree  \n");
}

TEST_CASE("repairs are made wherever they stand in the list: replacing, removing and inserting") {
  CHECK(apply_fixes("one two three", {Fix{8, 5, "3"}, Fix{0, 0, "* "}, Fix{3, 4, ""}}) == "* one 3");
  CHECK(apply_fixes("one", {Fix{3, 0, "!"}}) == "one!");
}

TEST_CASE("equal repairs count once, and one that overlaps another waits") {
  CHECK(apply_fixes("abc", {Fix{1, 1, "X"}, Fix{1, 1, "X"}}) == "aXc");
  CHECK(apply_fixes("abc", {Fix{1, 2, "Y"}, Fix{0, 2, "X"}}) == "Xc");
  CHECK(apply_fixes("abc", {Fix{1, 1, "X"}, Fix{1, 2, "Y"}}) == "aY");
  CHECK(apply_fixes("abc", {Fix{1, 0, "X"}, Fix{1, 0, "X"}, Fix{1, 0, "Y"}}) == "aXbc");
  CHECK(apply_fixes("abc", {Fix{0, 1, "X"}, Fix{1, 1, "Y"}}) == "XYc");
}

TEST_CASE("a repair beyond the end is refused") {
  CHECK(!apply_fixes("abc", {Fix{2, 2, ""}}));
  CHECK(!apply_fixes("abc", {Fix{4, 0, "x"}}));
  CHECK(!apply_fixes("abc", {Fix{1, static_cast<std::size_t>(-1), ""}}));
}
