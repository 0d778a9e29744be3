// What the recognisers of standards read from one page, and what they leave alone.
#include <catch2/catch.hpp>

#include "compiler/reader/page.h"

namespace {

using compiler::Page;
using compiler::Performance;
using compiler::Settings;

std::shared_ptr<const Page> read(const std::string& text, const std::string& path = "module-1/outcomes.md",
                                 const Settings& settings = {}) {
  auto parsed = compiler::parse_page(compiler::Source(path, text), settings);
  compiler::read_facts(parsed, settings);
  return parsed.page;
}

using Texts = std::vector<std::string>;

// "Gardening 1: name a plant"
Texts outcomes(const Page& page) {
  Texts out;
  for (const auto& one : page.standards.outcomes) {
    const auto& listing = page.standards.listings[one.listing];
    out.push_back((listing.name.empty() ? listing.under : listing.name) + " " + std::to_string(one.outcome.level) +
                  ": " + one.outcome.text);
  }
  return out;
}

// "m1 Gardening 2"
Texts targets(const std::string& text, const std::string& path = "module-1/outcomes.md") {
  const auto page = read(text, path);
  Texts out;
  for (const auto& one : page->standards.targets)
    if (one.level > 0)
      out.push_back("m" + std::to_string(one.module.value_or(-1)) + " " + (one.name.empty() ? "all" : one.name) + " " +
                    std::to_string(one.level) + (one.either ? "?" : ""));
  return out;
}

}  // namespace

TEST_CASE("level headings: bold lines, headings and bullets, with the outcomes under them") {
  const auto page = read(
      "**Gardening Level I:**\n* SIAT name a plant\n* SIAT water\n  a bed\n\n### Cooking: Level 2\n\n1. SIAT cook\n\n"
      "## Mending\n\n### Level III (Lead)\n\n- SIAT mend a coat\n\n* **Singing Level I**\n   * SIAT hum\n");
  CHECK(outcomes(*page) == Texts{"Gardening 1: name a plant", "Gardening 1: water a bed", "Cooking 2: cook",
                                 "Mending 3: mend a coat", "Singing 1: hum"});
  REQUIRE(page->standards.outcomes.size() == 5);
  CHECK(page->standards.outcomes[0].outcome.where.line == 2);
  CHECK(page->standards.outcomes[0].outcome.where.column == 3);
  CHECK(page->standards.outcomes[0].outcome.module == 1);
  CHECK_FALSE(page->standards.is_standards_page);
}

TEST_CASE("level headings: a list below an outcome is its checklist") {
  const auto page = read(
      "**Materials Level I:**\n* SIAT keep a notebook that has:\n   * A name\n   * A *date*\n* SIAT read it (BE)\n");
  REQUIRE(page->standards.outcomes.size() == 2);
  CHECK(page->standards.outcomes[0].outcome.checklist == Texts{"A name", "A date"});
  CHECK(page->standards.outcomes[1].outcome.checklist.empty());
  CHECK(page->standards.outcomes[1].outcome.tracks == Texts{"Back End"});
}

TEST_CASE("level headings: a bold level line directly below a bullet begins the next level") {
  const auto page = read(
      "**Gardening Level I:**\n* SIAT dig a bed\n**Gardening Level II:**\n* SIAT sow:\n   * Peas\n**Level I "
      "Cooking:**\n* SIAT stir\n  **well** at Level I\n");
  CHECK(outcomes(*page) == Texts{"Gardening 1: dig a bed", "Gardening 2: sow:", "Cooking 1: stir well at Level I"});
  REQUIRE(page->standards.outcomes.size() == 3);
  CHECK(page->standards.outcomes[1].outcome.checklist == Texts{"Peas"});
  REQUIRE(page->standards.listings.size() == 3);
  for (const auto& listing : page->standards.listings) CHECK(listing.certain);
  CHECK(page->standards.listings[1].where.line == 3);
  CHECK(page->standards.listings[2].where.line == 6);
}

TEST_CASE("level headings: a prefix alone says what the bullets below it say") {
  const auto page =
      read("**Gardening Level I:**\n* SIAT\n   * dig a bed\n   * sow peas\n* SIAT\n   * SIAT rake\n* SIAT\n\n   * \n");
  CHECK(outcomes(*page) == Texts{"Gardening 1: dig a bed; sow peas", "Gardening 1: rake"});
  REQUIRE(page->standards.outcomes.size() == 2);
  CHECK(page->standards.outcomes[0].outcome.checklist == Texts{"dig a bed", "sow peas"});
  CHECK(page->standards.empty_outcomes.size() == 1);
}

TEST_CASE("level headings: an empty bullet is an empty outcome, and its level is listed") {
  const auto page = read("**Materials Level III:**\n* SIAT \n\n**Cooking Level I:**\n* SIAT\n* \n");
  CHECK(page->standards.outcomes.empty());
  REQUIRE(page->standards.empty_outcomes.size() == 3);
  CHECK(page->standards.empty_outcomes[0].under == "Materials Level III");
  CHECK(page->standards.empty_outcomes[0].where.line == 2);
  CHECK(page->standards.empty_outcomes[0].width == 4);
  REQUIRE(page->standards.listings.size() == 2);
  CHECK(page->standards.listings[0].certain);
  CHECK(page->standards.listings[1].certain);
}

TEST_CASE("level headings: bullets without a prefix under a heading that is no competency's are prose") {
  const auto page = read("### Level I: Talk with your mentor\n* Set up a call\n\n**Chess Level 9**\n* Checkmate\n",
                         "module-1/week-2.md");
  CHECK(page->standards.outcomes.empty());
  CHECK(page->standards.unknown_levels.empty());
  for (const auto& listing : page->standards.listings) CHECK_FALSE(listing.certain);
}

TEST_CASE("level headings: sentences about levels are not headings") {
  const auto page = read("By the end of Level II:\n\n* SIAT name a plant\n\nSee Level I.\n\n* SIAT water\n");
  CHECK(outcomes(*page).empty());
  CHECK(page->standards.listings.empty());
}

TEST_CASE("level headings: a title that names a module places what stands under it") {
  const auto page = read(
      "# All\n\n## Module 2 outcomes\n\n**Gardening Level I**\n\n* SIAT dig\n\n## Module Three\n\n"
      "**Gardening Level II**\n\n* SIAT sow\n",
      "outcomes.md");
  REQUIRE(page->standards.outcomes.size() == 2);
  CHECK(page->standards.outcomes[0].outcome.module == 2);
  CHECK(page->standards.outcomes[1].outcome.module == 3);
}

TEST_CASE("standards table: several outcomes in a cell, breaks inside sentences, checklists, learning left alone") {
  const auto page = read(
      "## Gardening\n\n| Level I (Know) | How it’s measured | Level II | How it’s measured |\n|-|-|-|-|\n"
      "| Learning:<br><br>* What grows | * SIAT name plants <br>by their leaves<br><br><br>* SIAT keep a bed that "
      "has:<br>"
      "     * A plan<br>     * A plant<br><br>*Without a garden, ask* | Actions:<br><br>* Dig | * SIAT prune<br>* SIAT "
      "|\n",
      "standards.md");
  CHECK(outcomes(*page) ==
        Texts{"Gardening 1: name plants by their leaves", "Gardening 1: keep a bed that has:", "Gardening 2: prune"});
  REQUIRE(page->standards.outcomes.size() == 3);
  CHECK(page->standards.outcomes[1].outcome.checklist == Texts{"A plan", "A plant"});
  CHECK(page->standards.outcomes[0].outcome.where.line == 5);
  CHECK(page->standards.outcomes[0].outcome.where.column == 37);
  CHECK(page->standards.outcomes[1].outcome.where.column == 87);
  CHECK(page->standards.empty_outcomes.size() == 1);
  CHECK(page->standards.is_standards_page);
}

TEST_CASE("standards table: competencies down the side") {
  const auto page = read(
      "| | Level I | Level II |\n|-|-|-|\n| **Gardening** | SIAT dig<br>SIAT sow | |\n| Cooking: | | "
      "* SIAT stir |\n",
      "standards.md");
  CHECK(outcomes(*page) == Texts{"Gardening 1: dig", "Gardening 1: sow", "Cooking 2: stir"});
}

TEST_CASE("target sentences: one level, several, ranges, all competencies") {
  CHECK(targets("By the end of Module 3, students reach [Level III readiness](/s) in A, B, and C D and [Level II "
                "readiness](/s) in E.\n") == Texts{"m3 A 3", "m3 B 3", "m3 C D 3", "m3 E 2"});
  CHECK(targets("We aim for [Levels I and II readiness](/s) in A and B, and [Level II readiness](/s) in C, D,\nand E. "
                "More.\n") == Texts{"m1 A 1", "m1 B 1", "m1 A 2", "m1 B 2", "m1 C 2", "m1 D 2", "m1 E 2"});
  CHECK(targets("We aim for Levels I-III in A & B.\n").size() == 6);
  for (const char* joint : {"-", "–", "—", " – "})
    CHECK(targets("We aim for Levels I" + std::string(joint) + "II readiness in A and B.\n") ==
          Texts{"m1 A 1", "m1 B 1", "m1 A 2", "m1 B 2"});
  CHECK(targets("We aim for Level I or II in A.\n") == Texts{"m1 A 1?", "m1 A 2?"});
  CHECK(targets("We aim for Level III readiness in all five core competencies.\n") == Texts{"m1 all 3"});
}

TEST_CASE("target sentences: what is no aim of a module") {
  CHECK(targets("They come in three levels (Level I, Level II, and Level III) so that all find a place.\n").empty());
  CHECK(targets("We do not aim for Level III in A.\n").empty());
  CHECK(targets("By the end of week 3 we aim for Level I in A.\n").empty());
  CHECK(targets("Students at Level II in A help the others.\n").empty());
  CHECK(targets("We aim for Level I of A.\n").empty());
}

TEST_CASE("target sentences: an aim in words that cannot be read is remembered as such") {
  const auto page = read("We aim for Level I of A.\n");
  REQUIRE(page->standards.targets.size() == 1);
  CHECK(page->standards.targets[0].level == 0);
  CHECK(page->standards.targets[0].module == 1);
}

TEST_CASE("target sentences: the place is that of the level's words") {
  const auto page = read("One line.\nWe aim for\nthe [Level II readiness](/s) in\nGardening.\n");
  REQUIRE(page->standards.targets.size() == 1);
  CHECK(page->standards.targets[0].where.line == 3);
  CHECK(page->standards.targets[0].where.column == 6);
  CHECK(page->standards.targets[0].name_where.line == 4);
}

TEST_CASE("target sentences: a level that does not exist is told, not read") {
  const auto page = read("We aim for Level IV readiness in Gardening.\n");
  CHECK(page->standards.targets.empty());
  REQUIRE(page->standards.unknown_levels.size() == 1);
  CHECK(page->standards.unknown_levels[0].text == "Level IV");
}

TEST_CASE("rubric: a table with a level at the end of each descriptor") {
  const auto page = read(
      "| | Exceptional | Meets Expectations |\n|-|-|-|\n| Gardening | * All grows (Level I)<br><br>* All blooms; "
      "(really) "
      "(Level II) | * Most grows (Level I) |\n",
      "rubric.md");
  const auto& rubric = page->standards.rubric;
  REQUIRE(rubric.size() == 3);
  CHECK(rubric[1].text == "All blooms; (really)");
  CHECK(rubric[1].level == 2);
  CHECK(rubric[2].performance == Performance::meets);
  CHECK(rubric[2].competency == std::string("Gardening"));
}

TEST_CASE("rubric: performances as bold lines") {
  const auto page = read(
      "# Plan rubric\n\n**Exceptional**\n* Ready\n* Parts:\n    * Sun\n    * Water\n\n**No submission**\n\nWe "
      "talk.\n\n**Afterwards**\n\nDig.\n",
      "rubric.md");
  const auto& rubric = page->standards.rubric;
  REQUIRE(rubric.size() == 3);
  CHECK(rubric[1].text == "Parts: Sun; Water");
  CHECK(rubric[2].performance == Performance::no_submission);
  CHECK(rubric[2].of == "Plan rubric");
}

TEST_CASE("rubric: one performance alone is prose") {
  CHECK(read("**Exceptional**\n* Work like this is rare\n")->standards.rubric.empty());
}

TEST_CASE("module goals: a list, or one below each competency") {
  CHECK(read("## Key learning goals\n\nCore Competencies of Module 1:\n* Dig\n* Sow\n")->standards.goals ==
        Texts{"Dig", "Sow"});
  const auto nested =
      read("### Key Learning Goals\n\n* **Gardening:**\n    * Dig\n    * Sow\n* Cooking:\n    * Stir\n");
  CHECK(nested->standards.goals == Texts{"Dig", "Sow", "Stir"});
  CHECK(nested->standards.goals_place.by_competency);
  CHECK(read("# Module Two\n\nKey components of success in this module:\n\n* Dig\n", "x.md")->standards.goals ==
        Texts{"Dig"});
}

TEST_CASE("module goals: a lesson's goals and other lists are not the module's") {
  CHECK(read("### Key Learning Goals\n\n* Dig\n", "module-1/week-3.md")->standards.goals.empty());
  CHECK(read("### Learning Goals\n\n* Dig\n")->standards.goals.empty());
  CHECK(read("Our 5 core competencies:\n\n* Gardening\n", "standards.md")->standards.goals.empty());
}

TEST_CASE("abbreviations: words whose initials spell the letters") {
  const auto page = read("(Note: SIAT = Student is able to)\n\nCFU = Check for Understanding. X = 3, AB = nothing.\n");
  REQUIRE(page->standards.abbreviations.size() == 2);
  CHECK(page->standards.abbreviations[0].short_form == "SIAT");
  CHECK(page->standards.abbreviations[0].long_form == "Student is able to");
  CHECK(page->standards.abbreviations[1].long_form == "Check for Understanding");
}

TEST_CASE("standards: pages made to be slow or odd are read in the time of others") {
  std::string many = "**Gardening Level I:**\n", row = "## A\n\n| Level I |\n|-|\n| ", aims = "We aim for ";
  for (int i = 0; i < 20000; ++i) {
    many += "* SIAT dig a bed\n";
    row += "* S&#73;AT dig<br>* SIAT sow<br>";
    aims += "Level I in A, Level II in B.\nWe aim for ";
  }
  CHECK(read(many)->standards.outcomes.size() == 20000);
  CHECK(read(row + "|\n")->standards.outcomes.size() == 40000);
  CHECK(read(aims)->standards.targets.size() == 40000);
  std::string nested;
  for (int i = 0; i < 90; ++i) nested += std::string(static_cast<std::size_t>(2 * i), ' ') + "* **A Level I:**\n";
  CHECK(read(nested)->standards.outcomes.empty());
}
