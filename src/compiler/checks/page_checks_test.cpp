// What the cases in tests/compiler_cases do not show: that diagnostics stay away where nothing is wrong, and that pages
// made to be slow are not.
#include <algorithm>
#include <catch2/catch.hpp>

#include "compiler/checks/checks.h"

namespace {

using compiler::Diagnostics;
using compiler::Settings;
using compiler::Source;

std::shared_ptr<compiler::Page> read(const std::string& path, const std::string& text, const Settings& settings = {}) {
  auto parsed = compiler::parse_page(Source(path, text), settings);
  compiler::read_facts(parsed, settings);
  compiler::check_page_source(parsed, settings, parsed.page->diagnostics);
  compiler::check_page_links(parsed, settings, parsed.page->diagnostics);
  return parsed.page;
}

// The codes found on one page, each once for each time.
std::vector<std::string> codes(const std::string& text, const Settings& settings = {}) {
  std::vector<std::string> out;
  const auto page = read("a.md", text, settings);
  for (const auto& one : page->diagnostics) out.emplace_back(one.code);
  return out;
}

struct Given {
  std::string path, text;
};

Diagnostics whole(const std::vector<Given>& pages, const Settings& settings = {}) {
  compiler::Pages read_pages;
  std::vector<std::string> paths;
  for (const Given& one : pages) {
    read_pages.push_back(read(one.path, one.text, settings));
    paths.push_back(one.path);
  }
  Diagnostics out;
  compiler::check_links({read_pages, {}, compiler::SiteMap(paths, {}, settings), settings}, out);
  return out;
}

using Codes = std::vector<std::string>;
const std::string title = "---\ntitle: A title\n---\n\n";

}  // namespace

TEST_CASE("pages: an ordinary page has nothing wrong with it") {
  CHECK(codes(title + "## Before you begin\n\nRead the two letters, and bring them along. See [the plan](/plan).\n")
            .empty());
  CHECK(codes(title + "![A picture of the whole group](/group.png)\n").empty());
  CHECK(codes("# A title of its own\n\nRead the two letters that you wrote last week.\n").empty());
}

TEST_CASE("pages: a sentence that a list, a table or a picture finishes is whole") {
  for (const char* rest : {"* mentors\n* alumni\n", "| a |\n|-|\n| b |\n", "![the map](/map.png)\n", "> their words\n",
                           "mentors who came last week.\n"})
    CHECK(codes(title + "In this part everybody meets the\n\n" + rest).empty());
  CHECK(codes(title + "* You write one letter, and\n* you read one letter to your group\n").empty());
  CHECK(codes(title + "We all know which plan is plan\n\n## A\n\nThat one, and no other one.\n").empty());
}

TEST_CASE("pages: letters with accents, quotes and dashes are not taken for garbled text") {
  for (const char* fine : {"„MENÜ“ and CAFÉ… in São Paulo – «CHÂTEAU»", "NAÇÃO”, ÂGE, naïve, ðat, voilà",
                           "5 € – 10 £ • ™ ® ½", "emoji 🎉 ✓ → fine"})
    CHECK(codes(title + "A line with " + fine + " in it, and more of it.\n").empty());
}

TEST_CASE("pages: garbled text is repaired once and for all") {
  const auto page = read("a.md", title + "Garbled twice: itÃ¢â‚¬â„¢s time, ðŸŽ‰ and â€¦ so on\n");
  REQUIRE(page->diagnostics.size() == 3);
  CHECK(page->diagnostics[0].fix->replacement == "’");
  CHECK(page->diagnostics[1].fix->replacement == "🎉");
  CHECK(page->diagnostics[2].fix->replacement == "…");
}

TEST_CASE("pages: a page that was not read is not called empty") {
  CHECK(codes(title + std::string(150, '>') + " deep\n") == Codes{"nesting-too-deep"});
  CHECK(codes(title + std::string(100'000, '>') + " deep\n") == Codes{"nesting-too-deep"});
}

TEST_CASE("pages: students' blanks, formulas and to-do lists are no leftovers") {
  CHECK(codes(title + "Dear [Name], I saw [company]'s TODO app; include [link here] and say [your title].\n").empty());
  CHECK(codes(title + "Psum, blahblah and [Include](/include) are words as others are.\n").empty());
}

TEST_CASE("pages: names are looked for only where that is asked for") {
  Settings settings;
  settings.staff = {"Robin"};
  CHECK(codes(title + "Robin reads your letter. Then DM Ann about it.\n", settings).empty());
  settings.enable = {"name-instead-of-role"};
  CHECK(codes(title + "Robin reads your letter. Then DM Ann about it.\n", settings).size() == 2);
  CHECK(codes(title + "Robinson Crusoe is read. Contact You will find it.\n", settings).empty());
}

TEST_CASE("links: an anchor beside a heading of the same name is no second one") {
  CHECK(codes(title + "### Networking <a name=\"networking\"></a>\n\nWho you know, and who knows you.\n").empty());
}

TEST_CASE("links: what leads somewhere is left alone") {
  const auto found =
      whole({{"a/index.md", title + "[1](b) [2](/a/b.html#part) [3](#top) [4](../c.md) [5](https://x.example)\n"
                                    "[6](mailto:a@b.example) [7](/) [8](#) [9]({{ site.url }}/c) <b.md>\n"},
             {"a/b.md", title + "## Part\n\n[back](./) and [again](/a/index#x-%C3%BC)\n\n<a id='x'></a>\n"},
             {"c.md", title + "The third page, to which the first page leads.\n"}});
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "nothing is called \"#x-ü\" on a/index.md");
}

TEST_CASE("links: reachability is a matter only where there is a start page that leads on") {
  const std::vector<Given> pages{{"a.md", title + "Only text, no link, but enough of it.\n"},
                                 {"b.md", title + "Only text, no link, but enough of it.\n"}};
  CHECK(whole(pages).empty());
  Settings settings;
  settings.start = "a";
  CHECK(whole(pages, settings).empty());
}

TEST_CASE("links: a page with very many flaws is told off in bounds") {
  std::string text = title;
  for (int i = 0; i < 20'000; ++i) text += "[x](/no/" + std::to_string(i) + " y) [z](/gone) <b onclick=x>b</b> ";
  const auto found = whole({{"a.md", text}});
  CHECK(found.size() <= 1'200);
  CHECK(read("a.md", text)->diagnostics.size() <= 100);
}
