#include <catch2/catch.hpp>

#include "kernel/text.h"

TEST_CASE("the nearest word is the one with the fewest slips of the hand") {
  CHECK(text::nearest("--fromat", {"--only", "--format", "--fix"}) == "--format");
  CHECK(text::nearest("brokenlink", {"broken-fragment", "broken-link"}) == "broken-link");
  CHECK(text::nearest("CHECK", {"check", "explain"}) == "check");
}

TEST_CASE("a word that is near to nothing has no nearest word") {
  CHECK(text::nearest("banana", {"check", "explain"}).empty());
  CHECK(text::nearest("", {"check"}).empty());
  CHECK(text::nearest(std::string(100, 'a'), {std::string_view("aaaa")}).empty());
}
