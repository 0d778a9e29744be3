#include <catch2/catch.hpp>

#include "compiler/reader/page.h"

namespace {

compiler::LinkFacts links_in(const std::string& text) {
  auto parsed = compiler::parse_page(compiler::Source("a.md", text), {});
  compiler::read_facts(parsed, {});
  return parsed.page->links;
}

// "line:column target" of each link, in page order.
std::vector<std::string> places(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& use : links_in(text).links)
    out.push_back(std::to_string(use.line) + ":" + std::to_string(use.column) + " " + use.target);
  return out;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("links: the position is that of the target") {
  CHECK(places("See [the plan](/plan) now.\n") == Places{"1:16 /plan"});
  CHECK(places("Café [one](/x) and [one](/x)\n") == Places{"1:12 /x", "1:26 /x"});
  CHECK(places("[over\ntwo lines](/x)\n") == Places{"2:12 /x"});
  CHECK(places("[a](\n/next) [b](/b)\n") == Places{"2:1 /next", "2:12 /b"});
  CHECK(places("[a](<a b>) [b](/a\\_b) [c](/a?x&amp;y)\n") == Places{"1:6 a b", "1:16 /a_b", "1:27 /a?x&y"});
}

TEST_CASE("links: templates and attribute lists move nothing") {
  CHECK(places("[a]({{ site.baseurl }}/x) [b](/b)\n") == Places{"1:5 /x", "1:31 /b"});
  CHECK(places("é {:.a} [a]({% link c.md %}#d){:target=\"_blank\"} [b](/b)\n") == Places{"1:13 /c.md#d", "1:54 /b"});
  CHECK(places("<a href=\"{{ '/x' | relative_url }}\">b</a> [b](/b)\n") == Places{"1:14 /x", "1:47 /b"});
  CHECK(links_in("[a]({{ page.url }} b)\n").flawed.empty());
}

TEST_CASE("links: an id that the author gave is an anchor, a heading's own one no more") {
  const auto facts = links_in("---\ntitle: x\n---\n## Pay {#money}\n\nText\n{: #due}\n");
  REQUIRE(facts.anchors.size() == 2);
  CHECK(facts.anchors[0].id == "money");
  CHECK(facts.anchors[0].line == 4);
  CHECK(facts.anchors[1].id == "due");
  CHECK(facts.anchors[1].line == 7);
}

TEST_CASE("links: a target that begins another one's is not mistaken for it") {
  CHECK(places("[a][r] [b](/plan-b)\n\n[r]: /plan\n") == Places{"1:1 /plan", "1:12 /plan-b"});
}

TEST_CASE("links: positions hold in tables, quotes and lazy lines") {
  CHECK(places("| a | b |\n|--|--|\n| \\| [q](/t) | [w](/w) |\n") == Places{"3:10 /t", "3:20 /w"});
  CHECK(places("> lazy [one](/one)\ncontinues [two](/two)\n") == Places{"1:14 /one", "2:17 /two"});
}

TEST_CASE("links: a picture inside a link is a target of its own") {
  CHECK(places("[![alt](/i.png)](/out)\n") == Places{"1:18 /out", "1:9 /i.png"});
  const auto facts = links_in("![the *map*](/map.png)\n");
  REQUIRE(facts.links.size() == 1);
  CHECK(facts.links[0].image);
  CHECK(facts.links[0].label == "the map");
}

TEST_CASE("links: bare addresses are told from labelled ones") {
  const auto facts = links_in("https://a.example and [https://a.example](https://a.example) www.b.example\n");
  REQUIRE(facts.links.size() == 3);
  CHECK(facts.links[0].bare);
  CHECK(!facts.links[1].bare);
  CHECK(facts.links[1].column == 43);
  CHECK(facts.links[2].bare);
  CHECK(facts.links[2].target == "http://www.b.example");
}

TEST_CASE("links: raw HTML links, pictures and anchors count, in lines and in blocks") {
  const auto facts = links_in(
      "Go <a href=\"/in?a&amp;b\">in here</a>.\n\n<div id=top>\n\n<a class='x'\n   href='/b'>B</a>\n"
      "<img src=\"/p.png\" alt=\"P\"></div>\n");
  REQUIRE(facts.links.size() == 3);
  CHECK(facts.links[0].target == "/in?a&b");
  CHECK(facts.links[0].label == "in here");
  CHECK(facts.links[0].column == 13);
  CHECK(facts.links[1].line == 6);
  CHECK(facts.links[1].column == 10);
  CHECK(facts.links[1].label == "B");
  CHECK(facts.links[2].image);
  CHECK(facts.links[2].label == "P");
  REQUIRE(facts.anchors.size() == 1);
  CHECK(facts.anchors[0].id == "top");
}

TEST_CASE("links: what stands in comments and code is no link") {
  CHECK(places("<!-- <a href=\"/x\">x</a> [y](/y) -->\n\n`[n](/no)`\n\n    [c](/code)\n\n```\n[f](/f)\n```\n").empty());
  CHECK(places("text <!-- <a href='/x'> --> more\n").empty());
  CHECK(places("<script>\nx = '<a href=\"/x\">';\n</script>\n").empty());
}

TEST_CASE("links: anchors are those of headings and those that authors set") {
  const auto facts = links_in("### 1. Messaging <a name=\"talk\" id=\"talk\"></a>\n");
  REQUIRE(facts.anchors.size() == 3);
  CHECK(facts.anchors[0].id == "talk");
  CHECK(!facts.anchors[0].automatic);
  CHECK(facts.anchors[0].column == 27);
  CHECK(facts.anchors[1].id == "1-messaging");
  CHECK(facts.anchors[2].id == "messaging");
}

TEST_CASE("links: headings inside a kramdown section are anchors") {
  const auto facts = links_in("<section class=\"answer\">\n### Example Questions\n\n* one\n</section>\n");
  REQUIRE(!facts.anchors.empty());
  CHECK(facts.anchors[0].id == "example-questions");
}

TEST_CASE("links: Markdown inside a section is read, in its place") {
  CHECK(places("One\n\n<section class=\"answer\">\nSee [a](/a) and\n[b](/b)\n</section>\n") ==
        Places{"4:9 /a", "5:5 /b"});
  CHECK(places("<section>\n<p>[a](/a)</p>\n</section>\n").empty());
  const auto facts =
      links_in("<section id=\"s\">\nHere <a name=\"x\"></a> and <a href=\"/y\">y</a> `<a href=\"/no\">`\n</section>\n");
  CHECK(facts.links.size() == 1);
  CHECK(facts.anchors.size() == 2);
}

TEST_CASE("links: what is nearly a link is noted with its place") {
  const auto facts = links_in("[x](/a b) and [y]( /lead)\n\n* [z](\n* [w](/half\n");
  REQUIRE(facts.flawed.size() == 4);
  CHECK(facts.flawed[0].flaw == compiler::LinkFlaw::space_inside);
  CHECK(facts.flawed[0].target == "/a b");
  CHECK(facts.flawed[0].offset == 4);
  CHECK(facts.flawed[0].length == 4);
  CHECK(facts.flawed[1].flaw == compiler::LinkFlaw::space_before);
  CHECK(facts.flawed[1].column == 19);
  CHECK(facts.flawed[1].length == 1);
  CHECK(facts.flawed[2].flaw == compiler::LinkFlaw::unclosed);
  CHECK(facts.flawed[2].line == 3);
  CHECK(facts.flawed[3].target == "/half");
}

TEST_CASE("links: an address with a space that begins like prose is noted; whether it is one, the pages tell") {
  const auto facts = links_in("Read [x](c d.md).\n");
  REQUIRE(facts.flawed.size() == 1);
  CHECK(facts.flawed[0].target == "c d.md");
  CHECK(facts.flawed[0].offset == 9);
}

TEST_CASE("links: prose in brackets is no link") {
  CHECK(links_in("Call f[i](see) or [note](for \"all\" of you)\n").flawed.empty());
  CHECK(links_in("[x](/a \"with a title\")\n").flawed.empty());
}
