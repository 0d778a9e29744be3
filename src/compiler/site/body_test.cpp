#include "compiler/site/body.h"

#include <catch2/catch.hpp>

#include "platform/markdown/reference.h"

using namespace compiler;

namespace {

const std::vector<std::string> pages{"a/index.md", "a/page.md", "b/other page.md", "start.md"};
const std::vector<std::string> assets{"images/map.png", "tool.js"};

Body body_of(std::string_view source, std::string_view title = "Page") {
  const Settings settings;
  const SiteMap site_map(pages, assets, settings);
  const Addresses addresses(pages, assets, settings);
  return render_body(markdown::parse(source), {"a/page.md", "a/page.html", title, site_map, addresses});
}
std::string html_of(std::string_view source) { return body_of(source).html; }

bool holds(const std::string& html, std::string_view part) { return html.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("plain constructs are written as cmark writes them") {
  for (const char* source : {
           "One\ntwo  \nthree\\\nfour & five > \"six\"\n\nSeven *em* **strong** ~~gone~~ `code <x>`\n",
           "* a\n* b\n  * c\n  * d\n\n    para\n* e\n",
           "1. a\n2. b\n\n   para\n3. c\n",
           "7) a\n8) b\n",
           "- a\n\n- b\n",
           "> quote\n> * list\n>\n> more\n",
           "```ruby\nputs 1 < 2\n```\n\n    indented\n",
           "---\n\ntext\n***\n",
           "A [link](https://example.org/?a=1&b=2 \"The title\") and <https://example.org>.\n",
           "* > quoted in a list\n* ```\n  code\n  ```\n",
           "- \n- a\n",
           "1. one\n   1. inner\n   2. inner\n2. two\n",
       }) {
    std::string expected = markdown::reference_html(source);
    std::string found = html_of(source);
    for (std::string* one : {&expected, &found})
      for (const std::string_view ours : {" rel=\"noreferrer\"", " tabindex=\"0\" role=\"group\" aria-label=\"Code\""})
        for (std::size_t at; (at = one->find(ours)) != std::string::npos;) one->erase(at, ours.size());
    CHECK(found == expected);
  }
}

TEST_CASE("code can be scrolled by keyboard, and has a name") {
  CHECK(holds(html_of("```\nputs 1\n```\n"),
              "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>puts 1\n</code></pre>"));
}

TEST_CASE("headings follow the outline below the title, with ids and a link to themselves") {
  const Body body = body_of("### Sessions\n\n##### Week 1\n\n### Offers & pay\n\n### Sessions\n");
  REQUIRE(body.headings.size() == 4);
  CHECK(body.headings[0].level == 2);
  CHECK(body.headings[0].id == "sessions");
  CHECK(body.headings[1].level == 3);
  CHECK(body.headings[2].title == "Offers & pay");
  CHECK(body.headings[3].id == "sessions-1");
  CHECK(holds(body.html,
              "<h2 id=\"sessions\">Sessions<a class=\"permalink\" href=\"#sessions\" aria-label=\"Link to this "
              "section: Sessions\"></a></h2>"));
}

TEST_CASE("a first heading that repeats the title is left out, its id kept for the layout") {
  const Body body = body_of("# Offers\n\nText\n\n## More\n", "Offers");
  CHECK_FALSE(holds(body.html, "Offers"));
  CHECK(body.title_id == "offers");
  REQUIRE(body.headings.size() == 1);
  CHECK(body.headings[0].level == 2);
  CHECK(holds(body_of("Text\n\n# Offers\n", "Offers").html, "<h2 id=\"offers\">"));
}

TEST_CASE("internal links lead to the output files, relatively") {
  CHECK(holds(html_of("[x](/b/other%20page#week-1)"), "<a href=\"../b/other%20page.html#week-1\">x</a>"));
  CHECK(holds(html_of("[x](/a/)"), "<a href=\"index.html\">x</a>"));
  CHECK(holds(html_of("[x](#here)"), "<a href=\"#here\">x</a>"));
  CHECK(holds(html_of("[x](/start)"), "<a href=\"../start.html\">x</a>"));
}

TEST_CASE("external links say nothing about where they come from") {
  CHECK(holds(html_of("[x](https://example.org)"), "<a href=\"https://example.org\" rel=\"noreferrer\">x</a>"));
}

TEST_CASE("a link that leads nowhere stays as marked text") {
  const Body body = body_of("[the label](/nowhere)");
  CHECK(holds(body.html, "<span class=\"broken-link\" title=\"This link leads nowhere yet\">the label</span>"));
  CHECK(body.has_missing_links);
  CHECK_FALSE(holds(html_of("[x](javascript:alert(1))"), "href"));
  CHECK_FALSE(holds(html_of("[x](&#106;avascript:alert(1))"), "href"));
  CHECK_FALSE(holds(html_of("[x](/tool.js)"), "href"));
}

TEST_CASE("pictures of the folder are shown, others are links or words") {
  CHECK(
      holds(html_of("![A map](/images/map.png)"), "<img src=\"../images/map.png\" alt=\"A map\" loading=\"lazy\" />"));
  CHECK(
      holds(html_of("![A *cat*](https://example.org/cat.png)"),
            "<a class=\"outside-picture\" href=\"https://example.org/cat.png\" rel=\"noreferrer\">Picture: A cat</a>"));
  CHECK(holds(html_of("![Gone](/images/gone.png)"), "<span class=\"missing-picture\">Missing picture: Gone</span>"));
  CHECK_FALSE(holds(html_of("[![c](https://example.org/c.png)](https://example.org)"), "</a></a>"));
}

TEST_CASE("raw HTML passes the allow-list together with what stands between its tags") {
  CHECK(html_of("### Week <a name=\"week-1\"></a>\n").find("<a id=\"week-1\"></a>") != std::string::npos);
  CHECK(holds(html_of("A <b>bold *and* more</b> word"), "<p>A <b>bold <em>and</em> more</b> word</p>"));
  CHECK(holds(html_of("<details><summary>Answer</summary>\n\nThe *text*\n\n</details>\n\nAfter"),
              "<details><summary>Answer</summary>\n<p>The <em>text</em></p>\n</details>"));
  CHECK_FALSE(holds(html_of("a <script>alert(1)</script> b"), "<script"));
  CHECK_FALSE(holds(html_of("<p onclick=\"x()\">a</p>"), "onclick"));
  CHECK(holds(html_of("one<br>two"), "one<br />two"));
}

TEST_CASE("a tag that swallows what follows loses no text") {
  const std::string html = html_of("<svg>\n\nkept text\n\n<p>more</p>\n");
  CHECK(holds(html, "kept text"));
  CHECK(holds(html, "<p>more</p>"));
  CHECK(holds(html_of("<div><!-- unclosed\n\nkept text\n\n</div>\n"), "kept text"));
}

TEST_CASE("Markdown inside sections is read as kramdown reads it") {
  const std::string html =
      html_of("<section class=\"answer\" markdown=\"1\">\n### Hint\n* one\n* two\n\nMore **text**\n</section>\n");
  CHECK(holds(html, "<section class=\"answer\">"));
  CHECK(holds(html, "<h2 id=\"hint\">Hint"));
  CHECK(holds(html, "<li>one</li>"));
  CHECK(holds(html, "<strong>text</strong></p>\n</section>"));
}

TEST_CASE("an embedded video becomes a titled link") {
  CHECK(holds(html_of("<iframe src=\"https://www.youtube.com/embed/abc\" title=\"Negotiating\"></iframe>"),
              "<a class=\"media-card\" href=\"https://www.youtube.com/watch?v=abc\" rel=\"noreferrer\">"
              "<span class=\"icon icon-player-play\" aria-hidden=\"true\"></span><span "
              "class=\"media-card-title\">Negotiating</span><span class=\"media-card-host\">youtube.com</span></a>"));
  CHECK(holds(html_of("<iframe src=\"https://player.vimeo.com/video/7\"></iframe>"), "https://vimeo.com/7"));
  CHECK(holds(html_of("<video src=\"/images/map.png\"></video>"), "icon-player-play"));
  CHECK(holds(html_of("Look: <video controls><source src=\"/images/map.png\">not here</video>"), "icon-player-play"));
}

TEST_CASE("bullets behind a numbered prompt belong to it, and the author's numbers stay") {
  const std::string expected =
      "<ol>\n<li>First\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n<li>Second\n<ul>\n<li>c</li>\n</ul>\n</li>\n</"
      "ol>\n";
  CHECK(html_of("1. First\n\n* a\n* b\n\n2. Second\n\n* c\n") == expected);
  CHECK(html_of("1. First\n* a\n* b\n2. Second\n* c\n") == expected);
  CHECK(holds(html_of("1. First\n* a\n\n4. Second\n"), "<li value=\"4\">Second</li>"));
  CHECK(holds(html_of("3. Third\n"), "<ol start=\"3\">"));
  CHECK(html_of("1. One\n* a\n\nText\n") == "<ol>\n<li>One\n<ul>\n<li>a</li>\n</ul>\n</li>\n</ol>\n<p>Text</p>\n");
}

TEST_CASE("bullets indented by one space are sub-bullets") {
  CHECK(html_of("* Act\n * What\n * Why\n* Next\n") ==
        "<ul>\n<li>Act\n<ul>\n<li>What</li>\n<li>Why</li>\n</ul>\n</li>\n<li>Next</li>\n</ul>\n");
}

TEST_CASE("task lists are labelled boxes") {
  CHECK(holds(html_of("- [ ] Open\n- [x] Done\n"),
              "<li class=\"task\"><label><input type=\"checkbox\" disabled /> Open</label></li>\n"
              "<li class=\"task\"><label><input type=\"checkbox\" checked disabled /> Done</label></li>"));
}

TEST_CASE("tables scroll by themselves, and bullets in their cells are lists") {
  const std::string html = html_of("| a | b |\n|-|-:|\n| * one<br><br>* two <br>more | Actions:<br><br>x |\n");
  CHECK(
      holds(html, "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\n<table>\n<thead>"));
  CHECK(holds(html, "<td><ul class=\"cell-list\"><li>one</li><li>two more</li></ul></td>"));
  CHECK(holds(html, "<td class=\"text-end\">Actions:<br /><br />x</td>"));
  CHECK(holds(html_of("| | b |\n|-|-|\n| c | d |\n"), "<tr>\n<td></td>\n<th>b</th>\n</tr>"));
}

TEST_CASE("timeboxes become badges") {
  CHECK(holds(html_of("### Round (10-15 mins)\n"), "Round <span class=\"timebox\">10-15 mins</span>"));
  CHECK(holds(html_of("* Plan (5 minutes each)\n"), "<span class=\"timebox\">5 minutes each</span>"));
  CHECK_FALSE(holds(html_of("Call (5551234 mins) (mins)\n"), "timebox"));
}

TEST_CASE("footnotes lead there and back") {
  const std::string html = html_of("Text[^1] and[^note].\n\n[^1]: First.\n[^note]: Second.\n");
  CHECK(holds(html, "<sup class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\">2</a></sup>"));
  CHECK(holds(html, "<li id=\"fn-2\">"));
}

TEST_CASE("hostile nesting is rendered without recursion") {
  std::string images, emphasis, html_inside;
  for (int i = 0; i < 20'000; ++i) images += "![";
  for (int i = 0; i < 20'000; ++i) emphasis += "*a **b ";
  for (int i = 0; i < 20'000; ++i) emphasis += "c** d*";
  for (int i = 0; i < 2'000; ++i) html_inside += "*<i>x ";
  for (int i = 0; i < 2'000; ++i) html_inside += "y*";
  CHECK_FALSE(html_of(images).empty());
  CHECK_FALSE(html_of(emphasis).empty());
  CHECK_FALSE(html_of(html_inside).empty());
}

TEST_CASE("what is embedded and no video is a link that says what it opens") {
  const std::string form = html_of("<iframe src=\"https://forms.example.org/1\" title=\"The survey\"></iframe>");
  CHECK(holds(form, "href=\"https://forms.example.org/1\" rel=\"noreferrer\"><span class=\"icon icon-link\""));
  CHECK(holds(form, ">Open: The survey</span>"));
  CHECK(holds(html_of("<embed src=\"https://forms.example.org/1\">"), ">Open: forms.example.org</span>"));
  CHECK(holds(html_of("<iframe src=\"https://youtube.com.example.org/embed/1\"></iframe>"), ">Open: "));
  const std::string map = html_of("<embed src=\"/images/map.png\">");
  CHECK(holds(map, "href=\"../images/map.png\">"));
  CHECK(holds(map, ">Open: map.png</span>"));
  CHECK_FALSE(holds(html_of("<iframe src=\"/nowhere\"></iframe>"), "href"));
}
