#include "compiler/reader/level_words.h"

#include <catch2/catch.hpp>

using compiler::find_levels;
using compiler::module_in_text;

namespace {

using Levels = std::vector<int>;

Levels levels(std::string_view text) {
  const auto found = find_levels(text);
  return found ? found->levels : Levels{};
}

}  // namespace

TEST_CASE("levels: one, several, ranges, in Roman and Arabic digits") {
  CHECK(levels("Level III readiness") == Levels{3});
  CHECK(levels("reach level 2.") == Levels{2});
  CHECK(levels("Levels I and II") == Levels{1, 2});
  CHECK(levels("Levels I, II, and III") == Levels{1, 2, 3});
  CHECK(levels("Level I & Level III") == Levels{1, 3});
  CHECK(levels("Levels I-III") == Levels{1, 2, 3});
  CHECK(levels("Levels 1 – 2") == Levels{1, 2});
  CHECK(levels("Levels I–II readiness") == Levels{1, 2});
  CHECK(levels("Levels I—III.") == Levels{1, 2, 3});
  CHECK(levels("Levels II‑III") == Levels{2, 3});
  CHECK(levels("Level II—the second") == Levels{2});
  CHECK(levels("Levels II to III") == Levels{2, 3});
  CHECK(levels("Level II/III") == Levels{2, 3});
  CHECK(levels("Level IV") == Levels{4});
}

TEST_CASE("levels: either of two") {
  CHECK(find_levels("Level I or II")->either);
  CHECK(find_levels("Levels I, II, or III")->levels == Levels{1, 2, 3});
  CHECK_FALSE(find_levels("Levels I and II")->either);
}

TEST_CASE("levels: what only looks like one") {
  CHECK(levels("the level of noise").empty());
  CHECK(levels("Levels.fyi").empty());
  CHECK(levels("high-level description").empty());
  CHECK(levels("sublevel II").empty());
  CHECK(levels("Level I’m at").empty());
  CHECK(levels("at that Level").empty());
  CHECK(levels("").empty());
}

TEST_CASE("levels: the phrase ends behind its last number") {
  const std::string_view text = "aim for Level II and Level III in Gardening";
  const auto found = find_levels(text);
  REQUIRE(found);
  CHECK(text.substr(found->begin, found->end - found->begin) == "Level II and Level III");
  CHECK(find_levels("Level I and achieve Level II")->levels == Levels{1});
  CHECK(find_levels("Level I in A, Level II in B", 5)->levels == Levels{2});
  CHECK(find_levels("Levels 99-1")->levels == Levels{1, 99});
}

TEST_CASE("levels: modules are named in digits and in words") {
  CHECK(module_in_text("By the end of Module 3, all …") == 3);
  CHECK(module_in_text("Mod 2 outcomes") == 2);
  CHECK(module_in_text("Core Competencies of Module Four:") == 4);
  CHECK_FALSE(module_in_text("modules 1 to 4"));
  CHECK_FALSE(module_in_text("a modern model, mod by mod"));
}
