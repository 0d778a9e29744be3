#include <catch2/catch.hpp>

#include <algorithm>

#include "compiler/site/made_site.h"

using namespace compiler;

namespace {

Settings two_modules() {
  Settings settings;
  settings.name = "Pathways";
  settings.modules = {{1, "Beginning", 2, {}, 1}, {2, "Going on", 1, {}, 1}};
  return settings;
}

const Files small{
    {"index.md", "---\ntitle: Pathways\n---\nWelcome. [First](/module-1/)\n"},
    {"module-1/index.md",
     "---\ntitle: \"Module 1: Beginning\"\n---\n## Sessions\n\n* Week 1: [Hello](/module-1/week-1)\n* Week 2: Again\n\n"
     "## Deliverables\n\n1. **Map**: a drawing. **Due: Friday of Week 2**\n"},
    {"module-1/week-1.md", "---\ntitle: Hello\n---\n# Hello\n\nA quokka says hello.\n"},
    {"module-1/week-2.md", "---\ntitle: Again\nredirect_from: /old/again\n---\nText about wombats.\n"},
    {"resources/reading.md", "---\ntitle: Reading\n---\nMore.\n"},
};

}  // namespace

TEST_CASE("every page becomes a file, complete with layout, navigation and title") {
  const Made made(small, two_modules());
  const std::string page = made.at("module-1/week-1.html");
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(holds(page, "<title>Hello · Pathways</title>"));
  CHECK(holds(page, "Content-Security-Policy"));
  CHECK(holds(page, "<h1 id=\"hello\">Hello</h1>"));
  CHECK(holds(page, "href=\"../programme/assets/cairn.css\""));
  CHECK(holds(page, "aria-current=\"page\"><span class=\"nav-week\">1</span>Hello</a>"));
  CHECK(holds(page, "href=\"index.html\">Module 1: Beginning</a></li><li>Hello</li>"));
  CHECK(holds(page, "A quokka says hello."));
  CHECK(holds(page, "rel=\"next\""));
  CHECK_FALSE(holds(page, "\x01"));
}

TEST_CASE("a module's page shows its weeks and what is due before anything else") {
  const Made made(small, two_modules());
  const std::string page = made.at("module-1/index.html");
  const std::size_t panel = page.find("class=\"panel\""), text = page.find("class=\"prose\"");
  REQUIRE(panel != std::string::npos);
  CHECK(panel < text);
  CHECK(page.find(">Map</a>", panel) < text);
}

TEST_CASE("the plan of a module is a table of its weeks") {
  const Made made(small, two_modules());
  const std::string page = made.at("programme/module-1.html");
  CHECK(holds(page, "Scope and sequence"));
  CHECK(holds(page, "<a href=\"../module-1/week-1.html\">Hello</a>"));
  CHECK(holds(page, "<a href=\"../module-1/index.html#deliverables\">Map</a>"));
}

TEST_CASE("a deliverable says when in its page's own words, and names the page where it is handed in") {
  Files files = small;
  files[1].second +=
      "2. **Survey**: [Self-evaluation](/module-1/week-2). **Due: EOD Saturday before Module 2 starts**\n";
  const Made made(files, two_modules());
  const std::string page = made.at("programme/deliverables.html");
  CHECK(holds(page, "Saturday before Module 2 starts, end of day"));
  CHECK_FALSE(holds(page, "/module-1/week-2<"));
}

TEST_CASE("moved pages are led on, from front matter and from the settings") {
  Settings settings = two_modules();
  settings.redirects = {{"/start-here", "/module-1/week-1#hello"}, {"/gone/", "https://example.org/x"}};
  const Made made(small, settings);
  CHECK(holds(made.at("old/again.html"), "content=\"0; url=../module-1/week-2.html\""));
  CHECK(holds(made.at("start-here.html"), "<link rel=\"canonical\" href=\"module-1/week-1.html#hello\">"));
  CHECK(holds(made.at("gone/index.html"), "href=\"https://example.org/x\""));
  CHECK_FALSE(holds(made.at("gone/index.html"), "refresh"));  // nobody leaves the host without a click
}

TEST_CASE("a link to a moved page leads to its new place") {
  Files files = small;
  files[4].second += "[moved](/old/again)\n";
  const Made made(files, two_modules());
  CHECK(holds(made.at("resources/reading.html"), "<a href=\"../module-1/week-2.html\">moved</a>"));
}

TEST_CASE("without a page at the root the site begins at the overview") {
  const Made made(Files{{"module-1/one.md", "---\ntitle: One\n---\nText\n"}});
  CHECK(holds(made.at("index.html"), "url=programme/index.html"));
}

TEST_CASE("what is not found suggests what was meant, by addresses from the root") {
  Settings settings = two_modules();
  settings.base_path = "/pd";
  const Made made(small, settings);
  const std::string page = made.site->not_found("module-1/Week-1");
  CHECK(holds(page, "<a href=\"/pd/module-1/week-1.html\">Hello</a>"));
  CHECK(holds(page, "href=\"/pd/programme/assets/cairn.css\""));
}

TEST_CASE("the search knows words, titles and where pages lie") {
  const Made made(small, two_modules());
  CHECK(holds(made.search("manifest.json"), "\"shards\":["));
  CHECK(holds(made.search("words-0.json"), "\"quokka\":["));
  CHECK_FALSE(holds(made.search("words-0.json"), "\"the\""));
  CHECK(holds(made.search("pages-0.json"), "[\"Hello\",\"module-1/week-1.html\",\"Module 1: Beginning\"]"));
}

TEST_CASE("the same pages give the same bytes, whichever thread read them") {
  Files files = small;
  for (int i = 10; i < 60; ++i)
    files.emplace_back("resources/x" + std::to_string(i) + ".md",
                       "# Page " + std::to_string(i) + "\n\nwombat number" + std::to_string(i % 7) + "\n");
  std::ranges::sort(files);
  const Made one(files, two_modules()), two(files, two_modules());
  REQUIRE(one.site->search().size() == two.site->search().size());
  for (std::size_t i = 0; i < one.site->search().size(); ++i)
    CHECK(one.site->search()[i].bytes == two.site->search()[i].bytes);
  for (const SiteFile& file : one.site->files()) CHECK(one.site->bytes(file) == two.at(file.path));
}

TEST_CASE("text that looks like markup stays text everywhere") {
  const Made made(
      Files{{"index.md", "---\ntitle: \"<script>alert(1)</script> & co\"\nsubheading: \"<b>x\"\n---\n[x](y)\n"},
            {"z.md", "---\ntitle: \"\\\"><img src=x>\"\n---\n## <i>a</i> \"b\"\n"}});
  for (const SiteFile& file : made.site->files()) {
    if (!file.path.ends_with(".html")) continue;
    const std::string html = made.site->bytes(file);
    CHECK_FALSE(holds(html, "<script>alert"));
    CHECK_FALSE(holds(html, "<img"));
    CHECK_FALSE(holds(html, "<b>x"));
  }
}

TEST_CASE("a page that says it is not published is no page of the site, and links to it lead nowhere") {
  Files files = small;
  files.push_back({"module-1/later.md", "---\ntitle: Laterpage\npublished: false\n---\n# Laterpage\n\nAn axolotl.\n"});
  files.push_back({"z.md", "---\ntitle: Zed\n---\n[soon](/module-1/later) and [hello](/module-1/week-1)\n"});
  const Made made(files, two_modules());
  CHECK(made.done->unpublished == std::vector<std::string>{"module-1/later.md"});
  CHECK(made.site->find("module-1/later.html") == nullptr);
  for (const SiteFile& file : made.site->files()) {
    CHECK_FALSE(holds(made.site->bytes(file), "Laterpage"));
    CHECK_FALSE(holds(made.site->bytes(file), "later.html"));
  }
  for (const SearchFile& file : made.site->search()) CHECK_FALSE(holds(file.bytes, "xolotl"));
  const auto broken = std::ranges::find(made.done->diagnostics, "broken-link", &Diagnostic::code);
  REQUIRE(broken != made.done->diagnostics.end());
  CHECK(broken->file == "z.md");
  CHECK(holds(broken->message, "this page is not published"));
}
