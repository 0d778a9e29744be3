// What the cases in tests/compiler_cases do not show: where the checks of standards stay silent, and what is matched
// with what.
#include <algorithm>
#include <catch2/catch.hpp>

#include "compiler/checks/checks.h"

namespace {

using compiler::Diagnostics;
using compiler::Programme;
using compiler::Settings;

struct Given {
  std::string path, text;
};

struct Compiled {
  compiler::Pages pages;
  Programme programme;
  std::vector<std::string> found;  // "path:line code"
};

Compiled compiled(const std::vector<Given>& given, const Settings& settings = {}) {
  Compiled out;
  Diagnostics diagnostics;
  std::vector<std::string> paths;
  for (const Given& one : given) {
    auto parsed = compiler::parse_page(compiler::Source(one.path, one.text), settings);
    compiler::read_facts(parsed, settings);
    compiler::check_page_standards(parsed, settings, diagnostics);
    out.pages.push_back(parsed.page);
    paths.push_back(one.path);
  }
  const compiler::SiteMap site_map(paths, {}, settings);
  compiler::assemble_standards(out.pages, settings, out.programme);
  compiler::check_standards({out.pages, out.programme, site_map, settings}, diagnostics);
  std::ranges::sort(diagnostics, compiler::stands_before);
  for (const auto& one : diagnostics)
    out.found.push_back(one.file + ":" + std::to_string(one.line) + " " + std::string(one.code));
  return out;
}

std::vector<std::string> found(const std::vector<Given>& given, const Settings& settings = {}) {
  return compiled(given, settings).found;
}

using Found = std::vector<std::string>;

const Given standards{
    "standards.md",
    "# Standards\n\n## Gardening\n\n| Level I | Shown | Level II | Shown |\n|-|-|-|-|\n"
    "| Learn | * SIAT name three plants by their leaves | Learn | * SIAT name three trees by their bark |\n"};

}  // namespace

TEST_CASE("outcomes: an id stays when garbled characters are repaired") {
  const auto id = [](const std::string& text) {
    const auto done = compiled({{"module-1/outcomes.md", "**Gardening Level I**\n\n* SIAT " + text + "\n"}, standards});
    return done.programme.outcomes.back().id;
  };
  CHECK(id("water a neighbourâ€™s bed") == id("water a neighbour’s bed"));
  CHECK(id("water a neighbour’s bed") == "m1-gardening-i-water-neighbour-bed");
}

TEST_CASE("outcomes: asking for more of the same is a rewording") {
  const std::string asks = "## Gardening\n\n| Level I |\n|-|\n| * SIAT greet at least three people |\n";
  CHECK(found({{"module-1/outcomes.md", "**Gardening Level I**\n\n* SIAT greet two people\n"},
               {"standards.md", "# Standards\n\n" + asks}}) == Found{"module-1/outcomes.md:3 outcome-reworded"});
}

TEST_CASE("outcomes: a module's outcome is found in the standards though it is reworded") {
  const auto done =
      compiled({{"module-1/outcomes.md", "**Gardening Level I**\n\n* SIAT name three garden plants by their leaves\n"},
                standards});
  REQUIRE(done.programme.outcomes.size() == 3);
  const auto& outcome = done.programme.outcomes[2];
  CHECK(outcome.standard == done.programme.outcomes[0].id);
  CHECK(outcome.id == "m1-" + done.programme.outcomes[0].id);
  CHECK(done.found == Found{"module-1/outcomes.md:3 outcome-reworded", "standards.md:7 outcome-unassigned"});
}

TEST_CASE("outcomes: the same words at another level are the same outcome, similar words are not") {
  const auto done =
      compiled({{"module-1/outcomes.md", "**Gardening Level II**\n\n* SIAT name three plants by their leaves\n"},
                {"module-2/outcomes.md", "**Gardening Level I**\n\n* SIAT name three shrubs by their bark\n"},
                standards});
  REQUIRE(done.programme.outcomes.size() == 4);
  CHECK(done.programme.outcomes[2].standard == done.programme.outcomes[0].id);
  CHECK(done.programme.outcomes[2].level == 2);
  CHECK_FALSE(done.programme.outcomes[3].standard);
}

TEST_CASE("outcomes: each standard is given once on a page, to the outcome most like it") {
  const auto done = compiled({{"module-1/outcomes.md",
                               "**Gardening Level I**\n\n* SIAT name three plants by their stems and leaves\n"
                               "* SIAT name three plants by their leaves\n"},
                              standards});
  REQUIRE(done.programme.outcomes.size() == 4);
  CHECK_FALSE(done.programme.outcomes[2].standard);
  CHECK(done.programme.outcomes[3].standard == done.programme.outcomes[0].id);
}

TEST_CASE("outcomes: ids differ when the words are the same, and stay when a page moves") {
  const std::string text =
      "**Gardening Level I**\n\n* SIAT dig a deep bed\n* SIAT dig a deep bed again\n* SIAT dig deep bed\n";
  const auto here = compiled({{"module-1/outcomes.md", text}}).programme.outcomes;
  const auto there = compiled({{"other/module-1.md", text}}).programme.outcomes;
  REQUIRE(here.size() == 3);
  CHECK(here[0].id == "m1-gardening-i-dig-deep-bed");
  CHECK(here[1].id == "m1-gardening-i-dig-deep-bed-again");
  CHECK(here[2].id == "m1-gardening-i-dig-deep-bed-2");
  for (std::size_t i = 0; i < 3; ++i) CHECK(here[i].id == there[i].id);
}

TEST_CASE("outcomes: without standards nothing is unassigned, without modules neither") {
  CHECK(found({{"module-1/outcomes.md", "**Gardening Level I**\n\n* SIAT dig\n"}}).empty());
  CHECK(found({standards}).empty());
}

TEST_CASE("outcomes: tracks may share an outcome") {
  CHECK(found({{"module-1/outcomes.md",
                "**Mending Level I (BE)**\n\n* SIAT mend\n\n**Mending Level I (FE)**\n\n* SIAT mend\n"}})
            .empty());
}

TEST_CASE("competencies: other spellings of a name are the same competency") {
  Settings settings;
  settings.competencies = {{"", "Job Search Strategies", ""}, {"", "Branding and Materials", ""}};
  const auto done = compiled(
      {{"module-1/outcomes.md",
        "By the end we aim for Level I readiness in JSS and Branding and Materials.\n\n**JSS Level I**\n\n* SIAT "
        "look\n\n"
        "**Job search strategy Level I**\n\n* SIAT find\n\n**Branding and Materials Level I**\n\n* SIAT print\n"}},
      settings);
  CHECK(done.found.empty());
  REQUIRE(done.programme.competencies.size() == 2);
  CHECK(done.programme.competencies[0].key == "job-search-strategies");
  REQUIRE(done.programme.outcomes.size() == 3);
  CHECK(done.programme.outcomes[1].competency == "job-search-strategies");
  CHECK(done.programme.targets.size() == 2);
}

TEST_CASE("competencies: without standards and settings the pages' own names are right") {
  const auto done = compiled({{"module-1/outcomes.md", "**Dancing Level I**\n\n* SIAT turn\n"}});
  CHECK(done.found.empty());
  REQUIRE(done.programme.competencies.size() == 1);
  CHECK(done.programme.competencies[0].name == "Dancing");
}

TEST_CASE("levels: a module that lists no level yet is not reproached for each") {
  CHECK(found({{"module-1/index.md", "By the end of Module 1, we aim for Level I readiness in Gardening.\n"}}).empty());
}

TEST_CASE("levels: a module that promises nothing may list what it likes") {
  CHECK(found({{"module-1/outcomes.md", "**Gardening Level II**\n\n* SIAT dig\n"}}).empty());
}

TEST_CASE("levels: of \"Level I or II\" one is enough") {
  const std::string listed = "**Gardening Level I**\n\n* SIAT dig\n";
  CHECK(found({{"module-1/outcomes.md", "We aim for Level I or II readiness in Gardening.\n\n" + listed}}).empty());
  CHECK(found({{"module-1/outcomes.md", "We aim for Levels I and II readiness in Gardening.\n\n" + listed}}) ==
        Found{"module-1/outcomes.md:1 level-not-listed"});
}

TEST_CASE("levels: a page that leaves a competency out does not contradict one that names it") {
  CHECK(found({{"module-1/a.md", "We aim for Level I readiness in Gardening and Cooking.\n"},
               {"module-1/b.md", "We aim for Level I readiness in Gardening.\n"}})
            .empty());
}

TEST_CASE("archived pages neither teach nor contradict") {
  CHECK(
      found(
          {{"archive/module-1/outcomes.md",
            "We aim for Level III readiness in Gardening.\n\n**Gardening Level III**\n\n* SIAT plough\n"},
           {"archive/standards.md", standards.text},
           {"module-1/outcomes.md",
            "We aim for Level I readiness in Gardening.\n\n**Gardening Level I**\n\n* SIAT name three plants by their "
            "leaves\n\n"},
           {"module-2/outcomes.md", "**Gardening Level II**\n\n* SIAT name three trees by their bark\n"},
           standards})
          .empty());
}

TEST_CASE("standards: thousands of alike outcomes are matched in the time of a look") {
  std::string table = "## Gardening\n\n| Level I | Shown |\n|-|-|\n| x | ", list = "**Gardening Level I**\n\n";
  for (int i = 0; i < 8000; ++i) {
    const std::string number = std::to_string(i);
    table += "* SIAT plant row" + number + " in a bed<br>";
    list += "* SIAT plant row" + number + " in the wide bed\n";
  }
  const auto done = compiled({{"module-1/outcomes.md", list}, {"standards.md", table + "|\n"}});
  CHECK(done.programme.outcomes.size() == 16000);
}
