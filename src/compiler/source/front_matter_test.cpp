#include "compiler/source/front_matter.h"

#include <catch2/catch.hpp>

using compiler::read_front_matter;
using compiler::Source;

TEST_CASE("front matter: keys are read, and the body begins behind it") {
  const auto front = read_front_matter(Source("a.md", "---\nLayout: page\ntitle:  A  title\nweek: 3\n---\nBody\n"));
  CHECK(front.present);
  CHECK(front.body_line == 6);
  CHECK(front.text("title") == "A title");
  CHECK(front.text("layout") == "page");
  CHECK(front.number("week") == 3);
  CHECK(!front.text("missing"));
}

TEST_CASE("front matter: a number that is none, or is beyond what its key allows, is not given") {
  const auto number = [](std::string_view line, std::string_view key) {
    return read_front_matter(Source("a.md", "---\n" + std::string(line) + "\n---\n")).number(key);
  };
  CHECK(number("module: 9", "module") == 9);
  CHECK(!number("module: 10", "module"));
  CHECK(!number("module: two", "module"));
  CHECK(!number("Week: 53", "week"));
  CHECK(!number("minutes: 0", "minutes"));
  CHECK(!number("minutes: -3", "minutes"));
  CHECK(number("edition: 4000", "edition") == 4000);
}

TEST_CASE("front matter: a page may have none, or a rule on its first line") {
  CHECK(!read_front_matter(Source("a.md", "# Title\n")).present);
  CHECK(!read_front_matter(Source("a.md", "---\nno end\n")).present);
  CHECK(!read_front_matter(Source("a.md", "")).present);
}

TEST_CASE("front matter: what is not YAML names the line in the page") {
  const auto front = read_front_matter(Source("a.md", "---\nlayout: page\ntitle: Template: Action Plan\n---\n"));
  REQUIRE(front.error);
  CHECK(front.error->line == 3);
  CHECK(front.body_line == 5);
}
