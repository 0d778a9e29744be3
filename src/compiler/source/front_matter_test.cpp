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
