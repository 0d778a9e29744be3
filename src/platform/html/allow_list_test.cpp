#include "platform/html/allow_list.h"

#include <catch2/catch.hpp>

#include "kernel/text.h"

namespace {
std::string cleaned(std::string_view fragment) { return html::clean(fragment).html; }
using Names = std::vector<std::string>;
}  // namespace

TEST_CASE("plain formatting passes unchanged") {
  CHECK(cleaned("<p>One <em>two</em> <strong>three</strong><br />four</p>") ==
        "<p>One <em>two</em> <strong>three</strong><br />four</p>");
  CHECK(cleaned("<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>") ==
        "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>");
  CHECK(html::clean("<p class=\"lead\">a</p>").dropped.empty());
}

TEST_CASE("an anchor's name becomes its id") {
  CHECK(cleaned("<a name=\"week-1\"></a>") == "<a id=\"week-1\"></a>");
  CHECK(cleaned("<a name='week-1' id='other'></a>") == "<a id=\"week-1\"></a>");
}

TEST_CASE("nothing that runs survives") {
  const std::vector<std::string_view> attacks{
      "<script>alert(1)</script>",
      "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
      "<scr<script>ipt>alert(1)</scr</script>ipt>",
      "<img src=x onerror=alert(1)>",
      "<img src=\"x\" onerror\x0c=alert(1)>",
      "<svg onload=alert(1)>",
      "<svg><script>alert(1)</script></svg>",
      "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
      "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
      "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
      "<a href=\"javascript:alert(1)\">x</a>",
      "<a href=\" javascript:alert(1)\">x</a>",
      "<a href=\"java\tscript:alert(1)\">x</a>",
      "<a href=\"java&#10;script:alert(1)\">x</a>",
      "<a href=\"&#106;avascript&colon;alert(1)\">x</a>",
      "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61lert(1)\">x</a>",
      "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
      "<a href=\"\x01javascript:alert(1)\">x</a>",
      "<a href=\"vbscript:msgbox(1)\">x</a>",
      "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">x</a>",
      "<img src=\"data:image/svg+xml,<svg onload=alert(1)>\">",
      "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
      "<iframe src=\"javascript:alert(1)\"></iframe>",
      "<form action=\"https://evil.example\"><button formaction=\"javascript:alert(1)\">x</button></form>",
      "<input onfocus=alert(1) autofocus>",
      "<details open ontoggle=alert(1)>x</details>",
      "<p style=\"background:url(javascript:alert(1))\">x</p>",
      "<style>@import 'https://evil.example/x.css';</style>",
      "<link rel=stylesheet href=https://evil.example/x.css>",
      "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
      "<base href=\"https://evil.example/\">",
      "<object data=\"javascript:alert(1)\"></object>",
      "<embed src=\"javascript:alert(1)\">",
      "<template><script>alert(1)</script></template>",
      "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
      "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
      "<!--><img src=x onerror=alert(1)>-->",
      "<![CDATA[<script>alert(1)</script>]]>",
      "<p title='\"><script>alert(1)</script>'>x</p>",
      "<a title=\"x\" href='x\" onclick=\"alert(1)'>x</a>",
      "<b onmouseover=alert(1)>x</b><i/onclick=alert(1)>y</i>",
      "<marquee onstart=alert(1)>x</marquee>",
      "<video><source onerror=alert(1)></video>",
      "<plaintext><script>alert(1)</script>",
      "<?php echo '<script>'; ?><script>alert(1)</script>",
  };
  for (const std::string_view attack : attacks) {
    const std::string out = cleaned(attack);
    INFO(attack << "\n -> " << out);
    CHECK(text::find_ignoring_case(out, "<script") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "<svg") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "<iframe") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "<style") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "href=\"j") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "href=\"v") == std::string::npos);
    CHECK(text::find_ignoring_case(out, "=\"data:") == std::string::npos);
    // Handlers may be left as text or inside a quoted value, never as an attribute: every quote in a value is escaped.
    for (const char* handler : {" onerror=\"", " onload=\"", " onclick=\"", " onstart=\"", " ontoggle=\"", " style=\"",
                                " formaction=\"", " srcdoc=\"", " action=\"", " http-equiv=\""})
      CHECK(text::find_ignoring_case(out, handler) == std::string::npos);
  }
}

TEST_CASE("what was dropped is named once") {
  const auto out = html::clean("<p onclick=x style=y>a</p><p onclick=z>b</p><script></script><form>c</form>");
  CHECK(out.html == "<p>a</p><p>b</p>c");
  CHECK(out.dropped == Names{"form", "onclick", "script", "style"});
}

TEST_CASE("misnested and unclosed tags come out balanced") {
  CHECK(cleaned("<b><i>x</b>y</i>") == "<b><i>x</i></b><i>y</i>");
  CHECK(cleaned("<div><p>open") == "<div><p>open</p></div>");
  CHECK(cleaned("</div></section>text") == "text");
}

TEST_CASE("what only looks like a tag is shown as written") {
  CHECK(cleaned("Dear <enter name>, hello") == "Dear &lt;enter name&gt;, hello");
  CHECK(cleaned("<blah onclick=\"x\">y</blah>") == "&lt;blah onclick=&quot;x&quot;&gt;y&lt;/blah&gt;");
}

TEST_CASE("a frame becomes a link") {
  CHECK(cleaned("<iframe src=\"https://video.example/1\" title=\"A & B\"></iframe>") ==
        "<a href=\"https://video.example/1\" rel=\"noreferrer\">A &amp; B</a>");
  CHECK(html::clean("<iframe src=\"https://video.example/1\" allowfullscreen></iframe>").dropped.empty());
  CHECK(cleaned("<picture><source srcset=\"b.webp\">a</picture> <dialog open>b</dialog> <your name>") ==
        "a b &lt;your name&gt;");
}

TEST_CASE("the caller decides about links, pictures and frames, and fills holes once") {
  html::Handling handling;
  handling.link = [](std::string_view href) -> std::optional<std::string> {
    if (href == "gone") return std::nullopt;
    return "to/" + std::string(href);
  };
  handling.picture = [](std::string_view source, std::string_view alternative) {
    return "[" + std::string(source) + "|" + std::string(alternative) + "]";
  };
  handling.hole = [](std::size_t number) { return number == 7 ? std::string_view("<u>ours</u>") : ""; };
  const std::string fragment = "<div><a href=a>x</a><a href=gone>y</a><img src=p.png alt=q>" + html::hole_mark(7) +
                               html::hole_mark(7) + "<!-- theirs --></div>";
  CHECK(html::clean(fragment, handling).html ==
        "<div><a href=\"to/a\" rel=\"noreferrer\">x</a>y[p.png|q]<u>ours</u></div>");
}

TEST_CASE("deep nesting, many attributes and huge fragments take linear time") {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div>";
  deep += "core";
  const std::string out = cleaned(deep);
  CHECK(out.find("core") != std::string::npos);
  CHECK(out.size() < 3'000);

  std::string reopened;
  for (int i = 0; i < 15'000; ++i) reopened += "<b><div></b>";
  CHECK(cleaned(reopened).size() < 200'000);

  std::string formatting;
  for (int i = 0; i < 50; ++i) formatting += "<font color=" + std::to_string(i) + ">";
  for (int i = 0; i < 60'000; ++i) formatting += "<p>";
  CHECK_FALSE(cleaned(formatting).empty());

  std::string attributes = "<p";
  for (int i = 0; i < 60'000; ++i) attributes += " a";
  CHECK(cleaned(attributes + ">x</p>").find("x") != std::string::npos);

  CHECK(cleaned(std::string(300 * 1024, '<')).starts_with("&lt;&lt;"));
}

TEST_CASE("addresses are safe when they are relative or of a known scheme") {
  for (const char* safe :
       {"", "a/b", "/a", "#x", "?q=a:b", "https://a.example", "mailto:a@b.example", "a/b:c", "tel:1"})
    CHECK(html::is_safe_address(safe));
  for (const char* unsafe : {"javascript:x", "data:x", "\njava script:x", "file:///etc/passwd", "blob:x", "weird:x"})
    CHECK_FALSE(html::is_safe_address(unsafe));
}
