#include "compiler/source/place.h"

#include <catch2/catch.hpp>

namespace {
compiler::Place place(const char* path, const char* title = "") { return compiler::place_of({}, path, title, {}); }
}  // namespace

TEST_CASE("place: the module is read from folders, file names and titles") {
  CHECK(place("module_four/negotiations.md").module == 4);
  CHECK(place("module-2/week-3.md").module == 2);
  CHECK(place("groups/mod3_prompts.md").module == 3);
  CHECK(place("a.txt", "Module 4 Professional Development").module == 4);
  CHECK(place("a.txt", "Module Four").module == 4);
  CHECK(!place("resources/modern_tools.md", "Modular design").module);
  CHECK(!place("index.md", "Welcome").module);
}

TEST_CASE("place: the week comes from the title before the file name") {
  CHECK(place("module_three/mod3_week5.md", "Mod 3 Week 2").week == 2);
  CHECK(place("module-2/week-3.md").week == 3);
  CHECK(!place("module-2/index.md").week);
}

TEST_CASE("place: what front matter states wins") {
  const compiler::Source source("module-2/x.md", "---\nmodule: 4\nweek: 6\n---\n");
  const auto at = compiler::place_of(compiler::read_front_matter(source), source.path(), "Week 1", {});
  CHECK(at.module == 4);
  CHECK(at.week == 6);
}

TEST_CASE("place: archives are told from live pages") {
  CHECK(place("session_archives/cold_outreach.md").archived);
  CHECK(!place("module_one/index.md").archived);
}
