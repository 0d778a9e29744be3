#include "platform/markdown/markdown.h"

#include <algorithm>
#include <catch2/catch.hpp>

using markdown::Kind;

TEST_CASE("markdown: the tree keeps document order, parents and positions") {
  const auto document = markdown::parse("# Title\n\n* one\n* [two](/b \"t\")\n  1. x\n  2. y\n", 5);
  REQUIRE(document[1].kind == Kind::heading);
  CHECK(document[1].line == 5);
  CHECK(document.plain_text(1) == "Title");
  int links = 0, numbered = 0;
  for (markdown::NodeIndex at = 0; at < document.size(); ++at) {
    const auto& node = document[at];
    if (node.kind == Kind::link) {
      ++links;
      CHECK(node.text == "/b");
      CHECK(node.title == "t");
      CHECK(node.line == 8);
      CHECK(node.column == 3);
    }
    if (node.kind == Kind::item && node.number != 0) CHECK(node.number == ++numbered);
  }
  CHECK(links == 1);
  CHECK(numbered == 2);
}

TEST_CASE("markdown: after() steps over everything inside a node") {
  const auto document = markdown::parse("> a\n>\n> b\n\nc\n");
  REQUIRE(document[1].kind == Kind::quote);
  const auto next = document.after(1);
  CHECK(document[next].kind == Kind::paragraph);
  CHECK(document.plain_text(next) == "c");
  CHECK(document.after(next) == document.size());
}

TEST_CASE("markdown: tables, task lists and bare links are GFM's") {
  const auto document = markdown::parse("|a|b|\n|:-|-:|\n|c|d|\n\n- [x] done\n- [ ] open\n\nhttps://example.org/x\n");
  int headers = 0, done = 0, open = 0, links = 0;
  for (markdown::NodeIndex at = 0; at < document.size(); ++at) {
    headers += document[at].kind == Kind::table_cell && document[at].header;
    done += document[at].task == markdown::Task::done;
    open += document[at].task == markdown::Task::open;
    links += document[at].kind == Kind::link;
  }
  CHECK(headers == 2);
  CHECK(done == 1);
  CHECK(open == 1);
  CHECK(links == 1);
}

TEST_CASE("markdown: <br> and hard breaks are line breaks in plain text") {
  const auto document = markdown::parse("|a|\n|-|\n|x<br><br>y|\n");
  CHECK(document.plain_text(0).find("x\n\ny") != std::string::npos);
}

TEST_CASE("markdown: what would take quadratic time is refused before parsing") {
  std::string nested, wide = "|a|\n";
  for (int i = 0; i < 100000; ++i) nested += "- ";
  for (int i = 0; i < 3000; ++i) wide += "|-";
  CHECK(markdown::exceeded("fine\n\n" + nested, {}).what == markdown::Excess::nesting);
  CHECK(markdown::exceeded("fine\n\n" + nested, {}, 10).line == 12);
  CHECK(markdown::exceeded(wide, {}).what == markdown::Excess::columns);
  std::string dense, many;
  for (int i = 0; i < 10000; ++i) dense += "[a](b) *c* ", many += "* [a](b) *c* _d_\n\n";
  CHECK(markdown::exceeded("fine\n\n" + dense, {}).what == markdown::Excess::density);
  std::string pictures, addresses;
  for (int i = 0; i < 40000; ++i) pictures += "![[]()", addresses += "a@";
  CHECK(markdown::exceeded(pictures, {}).what == markdown::Excess::density);
  CHECK(markdown::exceeded(addresses, {}).what == markdown::Excess::density);
  CHECK(markdown::exceeded(many, {}).what == markdown::Excess::none);
  CHECK(markdown::exceeded("* a\n  * b\n    * c\n", {}).what == markdown::Excess::none);
}

TEST_CASE("markdown: a wide table is refused whatever stands around it") {
  std::string header, dashes;
  for (int i = 0; i < 300; ++i) header += "|a", dashes += "|-";
  for (const std::string before : {"> ", "- > ", "> - ", "1. > ", ">\t", "> 12) ", "[^a]: ", "  * >> "})
    CHECK(markdown::exceeded("> " + header + "|\n" + before + dashes + "|\n> |b|\n", {}).what ==
          markdown::Excess::columns);
  CHECK(markdown::exceeded(header + "\r" + dashes + "\r|b|", {}).what == markdown::Excess::columns);
  CHECK(markdown::exceeded(header + "\r" + dashes + "\r|b|", {}).line == 2);
}

namespace {
std::string times(int count, std::string_view text) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}
}  // namespace

TEST_CASE("markdown: tags without an end, rows of dashes and brackets behind a link are dense in number") {
  const auto dense = [](const std::string& page) {
    return markdown::exceeded("Before.\n\n" + page, {}).what == markdown::Excess::density;
  };
  for (const std::string_view tag : {"a <![CDATA[ ", "a <? ", "a <!X "}) {
    CHECK(dense(times(20000, tag)));
    const std::string line = std::string(tag) + "\n";
    for (const std::string before : {"", "> ", "| ", "x\n2. ", "    - ", "*\n"})
      CHECK(dense(times(20000, before + line)));
    CHECK(dense("- x\n| h |\n|-|\n" + times(20000, "| " + line)));
    CHECK(dense("<!--\n\n| h |\n|-|\n| -->\n" + times(20000, "| " + line)));
    CHECK_FALSE(dense(times(20000, line + "\n")));
    CHECK_FALSE(dense(times(20000, "- " + line)));
    CHECK_FALSE(dense("| h |\n|---|\n" + times(20000, "| " + line)));
  }
  CHECK(dense(times(20000, "a | b\n---|---|---\n")));
  CHECK(dense("http://a.example/" + times(100000, ")")));
  CHECK(dense("http://a.example/" + times(100000, ").")));
  CHECK(dense(times(20000, "http://a.example<")));
  CHECK(dense(times(50000, "www.a_")));
}

TEST_CASE("markdown: a dense list is one of many paragraphs, however deep") {
  CHECK(markdown::exceeded("- a\n  - b\n" + times(8000, "    - [a](b) *c*\n  - b\n"), {}).what ==
        markdown::Excess::none);
  CHECK(markdown::exceeded("5. a\n" + times(8000, "   - [a](b) *c*\n2. b\n"), {}).what == markdown::Excess::none);
  CHECK(markdown::exceeded("a\n" + times(8000, "    - [a](b) *c*\n"), {}).what == markdown::Excess::density);
}

TEST_CASE("markdown: rows that are filled up with cells, and lists in lists, are refused in number") {
  const std::string table = times(190, "|a") + "\n" + times(190, "|-") + "\n";
  CHECK(markdown::exceeded(table + times(6000, "|b\n"), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(table + times(500, "|b\n"), {}).what == markdown::Excess::none);
  CHECK(markdown::exceeded(times(11000, times(99, "- ") + "a\n"), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(times(600000, "- a\n1. a\n"), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(times(2090000, "#\n"), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(times(2090000, "a\r"), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(times(100000, "# A heading\n\nText\n"), {}).what == markdown::Excess::none);
  CHECK(markdown::exceeded(times(1100000, "*a* "), {}).what == markdown::Excess::pieces);
  CHECK(markdown::exceeded(times(99, "- ") + "a" + times(2000000, "\n"), {}).what == markdown::Excess::pieces);
}

TEST_CASE("markdown: a bare link is found wherever it may hide") {
  const auto links = [](std::string text) {
    const auto document = markdown::parse(text);
    int found = 0;
    for (markdown::NodeIndex at = 0; at < document.size(); ++at) found += document[at].kind == Kind::link;
    return found;
  };
  CHECK(links("see https://example.org/a") == 1);
  CHECK(links("see (https://example.org/a)") == 1);
  CHECK(links("see www.example.org") == 1);
  CHECK(links("write to ann@example.org") == 1);
  CHECK(links("[a](https://example.org) and no other") == 1);
  CHECK(links("[a](https://example.org) and ftp://example.org/f") == 2);
  CHECK(links("*https://example.org*") == 1);
}

TEST_CASE("markdown: pages parsed one after another on one thread do not share anything") {
  const auto first = markdown::parse("# One\n");
  const auto second = markdown::parse(std::string(600'000, 'x') + "\n\n# Two\n");
  CHECK(first.plain_text(0).starts_with("One"));
  CHECK(second.plain_text(0).ends_with("Two"));
}

TEST_CASE("markdown: what the library gives no place has that of the node before it") {
  const auto document = markdown::parse("One\nsee https://example.org [x](\n", 5);
  int lowest = 99;
  for (markdown::NodeIndex at = 0; at < document.size(); ++at) lowest = std::min(lowest, document[at].line);
  CHECK(lowest == 5);
  CHECK(document[document.size() - 1].line == 6);
}

TEST_CASE("markdown: no node lies beyond the last line, whatever a tag over several lines does to the count") {
  const auto document = markdown::parse("[a](b)\n<a name=\"x\n--:\n1. y\" href>\n[c](d) *e*");
  for (markdown::NodeIndex at = 0; at < document.size(); ++at) {
    CHECK(document[at].line <= 5);
    CHECK(document[at].end_line <= 5);
  }
}
