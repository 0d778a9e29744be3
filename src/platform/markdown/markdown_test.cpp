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
