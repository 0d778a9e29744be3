#include "compiler/source/kramdown.h"

#include <catch2/catch.hpp>

using compiler::KramdownText;
using compiler::without_kramdown;

namespace {

// What Markdown makes of a page's text: its words, and the targets of its links in brackets.
std::string read(std::string_view page) {
  const KramdownText kramdown = without_kramdown(page);
  const auto tree = markdown::parse(kramdown.text.empty() ? page : kramdown.text);
  std::string out;
  for (markdown::NodeIndex at = 1; at < tree.size(); ++at) {
    if (tree[at].kind == markdown::Kind::text || tree[at].kind == markdown::Kind::code) out += tree[at].text;
    if (tree[at].kind == markdown::Kind::link) out.append("<").append(tree[at].text).append(">");
    if (tree[at].kind == markdown::Kind::code_block || tree[at].kind == markdown::Kind::html_inline)
      out += tree[at].text;
    if (tree[at].kind == markdown::Kind::soft_break) out += '|';
  }
  return out;
}

}  // namespace

TEST_CASE("attribute lists are not shown") {
  CHECK(read("Text\n{: .note #due}\n\nMore") == "TextMore");
  CHECK(read("[x](/y){:target=\"_blank\"}, and") == "</y>x, and");
  CHECK(read("_soft_{:.a} **hard**{:.b}word") == "soft hardword");
  CHECK(read("* {:.a} one\n{: .b}\n* two") == " one|two");
  CHECK(read("> quoted\n{: .b}\n") == "quoted");
  CHECK(read("| a |\n|-|\n| b |\n{: .wide}\n") == "ab");
  CHECK(read("* TOC\n{:toc}\n\n## One") == "One");
  CHECK(read("1. Contents\n{:toc}\n\n## One") == "One");
}

TEST_CASE("what only looks like an attribute list is text") {
  for (const std::string_view page : {"a {:ok, 1} b", "a {:word} b", "a {#b} c", "{: }", "{::comment}", "{:\"a\"}"})
    CHECK(read(page) == page);
  CHECK(read("```\n{: .a}\n```") == "{: .a}\n");
  CHECK(read("    {: .a}\n") == "{: .a}\n");
  CHECK(read("`x{:.a}`") == "x{:.a}");
  CHECK(read("`x\ny{:.a}`{:.b} [z](/z){:.c}") == "x y{:.a} </z>z");
}

TEST_CASE("a heading's id is taken from its line or the one below, and not shown") {
  const KramdownText one = without_kramdown("## Pay {#pay}\n\nTitle {#t}\n===\n\n## More\n{: #more .wide}\n");
  REQUIRE(one.ids.size() == 3);
  CHECK(one.ids[0].line == 1);
  CHECK(one.ids[0].id == "pay");
  CHECK(one.ids[1].line == 3);
  CHECK(one.ids[2].line == 6);
  CHECK(one.ids[2].id == "more");
  CHECK(read("## Pay {#pay}\n") == "Pay");
}

TEST_CASE("an id of something else is that of the paragraph around or next to it") {
  auto tree = markdown::parse("One\n\n## Two\n\nThree\nand\n");
  tree.name_headings({{2, "a"}, {3, "b"}, {6, "c"}, {9, "d"}});
  std::string ids;
  for (markdown::NodeIndex at = 1; at < tree.size(); ++at)
    if (tree[at].kind == markdown::Kind::heading || tree[at].kind == markdown::Kind::paragraph)
      ids.append(tree[at].title).append(" ");
  CHECK(ids == "a b c ");
}

TEST_CASE("what a link's target certainly becomes is read") {
  CHECK(read("[a]({{ site.baseurl }}/x#y)") == "</x#y>a");
  CHECK(read("[a]({{site.url}}{{site.baseurl}}/x)") == "</x>a");
  CHECK(read("[a]({{ site.baseurl }})") == "</>a");
  CHECK(read("[a]({{ \"/x\" | relative_url }})") == "</x>a");
  CHECK(read("[a]({{ 'x/y' | absolute_url }}#z)") == "</x/y#z>a");
  CHECK(read("[a]({{ '/x' | prepend: site.baseurl }})") == "</x>a");
  CHECK(read("[a]({{ site.baseurl }}{% link b/c.md %})") == "</b/c.md>a");
  CHECK(read("[a]({%link c.md%})") == "</c.md>a");
  CHECK(read("[a][r]\n\n[r]: {{ site.baseurl }}/x") == "</x>a");
  CHECK(read("<a href=\"{{ '/x' | relative_url }}\">b</a>") == "<a href=\"/x\">b</a>");
  CHECK(read("| [a]({{ '/x' | relative_url }}) |\n|-|\n") == "</x>a");
}

TEST_CASE("other template syntax stays text and is listed; blanks in a letter are none") {
  CHECK(without_kramdown("{% include note.html %}").unread.size() == 1);
  CHECK(without_kramdown("[a]({% post_url 2024-01-01-x %}) {{ page.title }} {{ 'x' | upcase }}").unread.size() == 3);
  CHECK(without_kramdown("see {{ site.baseurl }}/x").unread.size() == 1);
  CHECK(without_kramdown("Dear {{first_name}}, {{ }} {{").unread.empty());
  CHECK(without_kramdown("`{% if %}`\n\n```\n{{ page.title }}\n```\n\n    {% if %}\n").unread.empty());
  CHECK(read("{% raw %}{{ page.title }}{% endraw %}") == "{{ page.title }}");
  CHECK(without_kramdown("{% raw %}\n{{ page.title }}\n{% endraw %}\n{{ page.title }}").unread.size() == 1);
}

TEST_CASE("every line and byte of a page stays where it is") {
  for (const std::string_view page : {"é {:.a} [x]({{ '/y' | relative_url }})\r\n{: .b}\r\n* TOC\n{:toc}", "{:.a}",
                                      "{{{{{{%%%{:{#}}}", "`{{\n\n`{%", "\\{{ a.b }}{% raw %}"}) {
    const std::string masked = without_kramdown(page).text;
    if (masked.empty()) continue;
    REQUIRE(masked.size() == page.size());
    for (std::size_t i = 0; i < page.size(); ++i) CHECK((masked[i] == '\n') == (page[i] == '\n'));
  }
}
