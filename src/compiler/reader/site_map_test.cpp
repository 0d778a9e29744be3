#include "compiler/reader/site_map.h"

#include <catch2/catch.hpp>

using compiler::Destination;
using compiler::Settings;
using compiler::SiteMap;

namespace {

SiteMap school(const Settings& settings = {}) {
  return SiteMap({"README.md", "cvs/README.md", "cvs/guide.md", "module_two/index.md", "module_two/planning.md",
                  "module_two/week 1.markdown", "notes.txt"},
                 {"files/Top Skills.pdf", "images/map.png", "tools/index.html", "tools/timer.html"}, settings);
}

std::string page(const SiteMap& map, const char* from, const char* target) {
  const auto found = map.resolve(from, target);
  if (found.destination == Destination::missing) return "missing " + found.path;
  if (found.destination == Destination::external) return "external";
  return found.path + (found.fragment.empty() ? "" : "#" + found.fragment);
}

}  // namespace

TEST_CASE("addresses: a page answers without extension, with .html, and with its own") {
  const SiteMap map = school();
  for (const char* target : {"/module_two/planning", "/module_two/planning.html", "/module_two/planning.md",
                             "/module_two/planning/", "/module_two/planning?print=1"})
    CHECK(page(map, "notes.txt", target) == "module_two/planning.md");
  CHECK(page(map, "README.md", "/notes") == "notes.txt");
}

TEST_CASE("addresses: an index answers for its folder") {
  const SiteMap map = school();
  for (const char* target : {"/module_two", "/module_two/", "/module_two/index", "/module_two/index.html",
                             "./module_two/", "module_two/../module_two/index.md"})
    CHECK(page(map, "README.md", target) == "module_two/index.md");
  CHECK(page(map, "notes.txt", "/cvs/") == "cvs/README.md");
  CHECK(page(map, "notes.txt", "/") == "README.md");
  CHECK(page(map, "notes.txt", "/tools/") == "tools/index.html");
  CHECK(page(map, "notes.txt", "/tools/timer") == "tools/timer.html");
}

TEST_CASE("addresses: relative ones begin at the page's folder and never leave the site") {
  const SiteMap map = school();
  CHECK(page(map, "module_two/index.md", "planning#week-1") == "module_two/planning.md#week-1");
  CHECK(page(map, "module_two/index.md", "../cvs/guide") == "cvs/guide.md");
  CHECK(page(map, "module_two/index.md", "../../../cvs/guide") == "cvs/guide.md");
  CHECK(page(map, "README.md", "planning") == "missing planning");
}

TEST_CASE("addresses: %20 is a space, in paths and fragments") {
  const SiteMap map = school();
  CHECK(page(map, "README.md", "/module_two/week%201") == "module_two/week 1.markdown");
  CHECK(page(map, "README.md", "/files/Top%20Skills.pdf") == "files/Top Skills.pdf");
  CHECK(page(map, "README.md", "/notes#a%20b") == "notes.txt#a b");
  CHECK(compiler::percent_decoded("100%") == "100%");
  CHECK(compiler::percent_decoded("%zz%00") == "%zz%00");
}

TEST_CASE("addresses: the page itself") {
  const SiteMap map = school();
  CHECK(map.resolve("notes.txt", "#top").destination == Destination::fragment);
  CHECK(page(map, "notes.txt", "#top") == "notes.txt#top");
  CHECK(page(map, "notes.txt", "?print") == "notes.txt");
}

TEST_CASE("addresses: other hosts and schemes are external, the site's own are not") {
  Settings settings;
  settings.hosts = {"careers.example.org"};
  settings.base_path = "/pd";
  const SiteMap map = school(settings);
  CHECK(page(map, "notes.txt", "https://careers.example.org/pd/cvs/guide") == "cvs/guide.md");
  CHECK(page(map, "notes.txt", "HTTPS://Careers.Example.org") == "README.md");
  CHECK(page(map, "notes.txt", "//careers.example.org:80/cvs/guide#a") == "cvs/guide.md#a");
  CHECK(page(map, "notes.txt", "/pd/") == "README.md");
  CHECK(page(map, "notes.txt", "https://careers.example.org/pd/none") == "missing pd/none");
  CHECK(page(map, "notes.txt", "/none") == "missing none");
  for (const char* target : {"https://careers.example.org/library/hours", "https://careers.example.org/pdf/x"})
    CHECK(page(map, "notes.txt", target) == "external");  // beside our part of the host
  for (const char* target : {"https://example.com/cvs/guide", "mailto:a@example.org", "//example.com/x", "tel:1"})
    CHECK(page(map, "notes.txt", target) == "external");
}

TEST_CASE("addresses: case matters, and what was meant is suggested") {
  const SiteMap map = school();
  CHECK(page(map, "README.md", "/cvs/Guide") == "missing cvs/Guide");
  CHECK(map.suggestion("cvs/Guide") == "cvs/guide.md");
  CHECK(map.suggestion("resources/guide.html") == "cvs/guide.md");
  CHECK(map.suggestion("pictures/map.png") == "images/map.png");
  CHECK(map.suggestion("nowhere/at-all").empty());
  CHECK(map.suggestion("nowhere/index").empty());
}

TEST_CASE("addresses: a name that several pages have suggests none of them") {
  const SiteMap map({"a/plan.md", "b/plan.md"}, {}, {});
  CHECK(map.suggestion("c/plan").empty());
}

TEST_CASE("addresses: redirects lead on, and a circle of them ends") {
  Settings settings;
  settings.redirects = {{"/old/cv", "/older"},
                        {"/older.html", "/cvs/guide#top"},
                        {"/x", "/y"},
                        {"/y", "/x"},
                        {"/shop", "https://shop.example.com/"}};
  const SiteMap map = school(settings);
  CHECK(page(map, "notes.txt", "/old/cv/") == "cvs/guide.md#top");
  CHECK(page(map, "notes.txt", "/x") == "missing x");
  CHECK(page(map, "notes.txt", "/shop") == "external");
}

TEST_CASE("addresses: a page's further addresses lead to it") {
  const SiteMap map({"a.md"}, {}, {}, {{"/curriculum/first/", "a.md"}});
  CHECK(page(map, "a.md", "/curriculum/first") == "a.md");
}

TEST_CASE("addresses: with folders as permalinks, a relative address may begin at the page") {
  Settings settings;
  settings.permalinks = compiler::Permalinks::folders;
  const SiteMap map = school(settings);
  CHECK(page(map, "module_two/planning.md", "../week%201") == "module_two/week 1.markdown");
  CHECK(page(map, "notes.txt", "/module_two/planning/index.html") == "module_two/planning.md");
}

TEST_CASE("addresses: a missing file is told from a missing page") {
  const SiteMap map = school();
  CHECK(map.resolve("notes.txt", "/files/cv.pdf").looks_like_asset);
  CHECK(!map.resolve("notes.txt", "/files/cv").looks_like_asset);
  CHECK(!map.resolve("notes.txt", "/files/cv.html").looks_like_asset);
  CHECK(!map.resolve("notes.txt", "/v1.5").looks_like_asset);
}

TEST_CASE("addresses: the start page is the one stated, else the root's index") {
  Settings settings;
  CHECK(school().start_page() == "README.md");
  settings.start = "module_two/index";
  CHECK(school(settings).start_page() == "module_two/index.md");
  CHECK(page(school(settings), "notes.txt", "/") == "README.md");
  const SiteMap lone({"home.md"}, {}, {});
  CHECK(lone.start_page().empty());
  CHECK(lone.resolve("home.md", "/").destination == Destination::page);
  CHECK(compiler::address_of("module_two/index.md") == "/module_two/");
  CHECK(compiler::address_of("README.md") == "/");
  CHECK(compiler::address_of("a/b.markdown") == "/a/b");
}
