// Which pages are shown to serve an outcome or a goal.
#include <catch2/catch.hpp>

#include <algorithm>

#include "compiler/site/made_site.h"

using namespace compiler;

namespace {

const std::string standards =
    "---\ntitle: Standards\n---\n| | Level I | Level II | Level III |\n| --- | --- | --- | --- |\n"
    "| Networking | * SIAT water a neighbour's garden | * SIAT ask three gardeners for seeds | * SIAT found a library "
    "|\n"
    "| Interviewing | * SIAT describe a tree | * SIAT describe a season | * SIAT describe a failed harvest |\n";
const std::string module =
    "---\ntitle: \"Module 1: Seeds\"\nmodule: 1\n---\n## Key learning goals\n\n* Grow one plant from seed\n"
    "* Find a companion\n\n## Sessions\n\n* Week 1: [Sowing](/sowing)\n\n**Networking Level I:**\n\n"
    "* SIAT water a neighbour's garden\n";
const std::string lesson = "---\ntitle: Sowing\nmodule: 1\nweek: 1\n";

Files garden(const std::string& serves, const std::string& body = "Earth.\n") {
  return {{"index.md", "---\ntitle: Garden\n---\nHello\n"},
          {"module-1/index.md", module},
          {"sowing.md", lesson + serves + "---\n" + body},
          {"standards.md", standards}};
}

std::string part(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find(to, begin) - begin);
}

std::string outcome_named(const Made& made, std::string_view title) {
  for (const SiteFile& file : made.site->files())
    if (file.path.find("outcomes/") != std::string::npos)
      if (std::string html = made.site->bytes(file); holds(html, "<h1>" + std::string(title))) return html;
  FAIL("no such outcome");
  return {};
}

}  // namespace

TEST_CASE("a goal that a page states to serve shows that page's session, and says nothing of guessing") {
  const Made made(garden("serves: [Find a companion.]\n"));
  const std::string page = made.at("programme/module-1.html");
  const std::string goal = part(page, ">Find a companion<", "</li>\n</ol>");
  CHECK(holds(goal, "<a href=\"../sowing.html\">Sowing</a>"));
  CHECK_FALSE(holds(goal, "Not stated yet"));
  CHECK_FALSE(holds(page, "comparing words"));
  CHECK(holds(part(page, ">Grow one plant from seed<", ">Find a companion<"), "Not stated yet"));
}

TEST_CASE("an outcome is served by the page that states its id, by the page that states its words") {
  for (const char* stated : {"networking-i-water-neighbour-garden", "Water a neighbour's garden"}) {
    const Made made(garden("serves:\n  - " + std::string(stated) + "\n"));
    CHECK(std::ranges::find(made.done->diagnostics, "unknown-outcome", &Diagnostic::code) ==
          made.done->diagnostics.end());
    CHECK(holds(part(outcome_named(made, "Water a neighbour"), "id=\"serving\"", "</section>"), "sowing.html"));
  }
  const Made silent(garden(""));
  CHECK(holds(outcome_named(silent, "Water a neighbour"), "Not stated yet"));
}

TEST_CASE("a lesson whose goal has the words of an outcome serves it") {
  const Made made(garden("", "## Learning goals\n\n* Describe a tree\n* Weed\n"));
  CHECK(holds(part(outcome_named(made, "Describe a tree"), "id=\"serving\"", "</section>"), "sowing.html"));
}

TEST_CASE("a page that is neither lesson nor session may serve an outcome, too") {
  Files files = garden("");
  files.insert(files.begin() + 1,
               {"library.md", "---\ntitle: Lending\nserves: networking-iii-found-library\n---\nBooks.\n"});
  const Made made(files);
  CHECK(holds(part(outcome_named(made, "Found a library"), "id=\"serving\"", "</section>"), ">Lending</a>"));
}

TEST_CASE("the overview counts an outcome once, however many modules list it") {
  const Made made(garden(""));
  CHECK(holds(made.at("programme/index.html"), "<dt>Outcomes</dt><dd>6</dd>"));
}
