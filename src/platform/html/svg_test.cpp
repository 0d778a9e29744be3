#include "platform/html/svg.h"

#include <catch2/catch.hpp>

namespace {

bool is_refused(const std::string& inside) {
  return html::active_part("<svg xmlns=\"http://www.w3.org/2000/svg\">" + inside + "</svg>").has_value();
}

}  // namespace

TEST_CASE("a picture passes, with its own shapes, styles and bitmaps") {
  CHECK_FALSE(
      html::active_part("\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC "
                        "\"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
                        "<!-- onload=\"x\" <script> --><svg xmlns=\"http://www.w3.org/2000/svg\" "
                        "xmlns:xlink='http://www.w3.org/1999/xlink' viewBox = \"0 0 9 9\"/>"));
  CHECK_FALSE(is_refused("<defs><path id='a' d='M0 0'/></defs><use xlink:href='#a' fill=\"url(#a)\"/>"));
  CHECK_FALSE(is_refused("<style>.a &gt; .b { fill: url( '#a' ); }</style><text>javascript: on=1 &amp; &#233;</text>"));
  CHECK_FALSE(
      is_refused("<style><![CDATA[.a > .b { color: red }]]></style><image href='data:image/png;base64,AA=='/>"));
  CHECK_FALSE(is_refused("<a aria-label='&#233;t&#233;'><title>on</title></a>"));
}

TEST_CASE("whatever could run is refused, however it is written") {
  for (const char* inside : {
           "<script>alert(1)</script>",
           "<svg:script>alert(1)</svg:script>",
           "<ScRiPt href='#a'/>",
           "<x:script\n/>",
           "<path onload='x()'/>",
           "<path ONCLICK = \"x()\"/>",
           "<path\tonclick='x()'/>",
           "<path d='a'onclick='x()'/>",
           "<path ev:onclick='x()'/>",
           "<path d='>' onclick='x()'/>",
           "<foreignObject><p/></foreignObject>",
           "<a href='javascript:alert(1)'>x</a>",
           "<a href='&#106;avascript:alert(1)'>x</a>",
           "<a xlink:href=' java&#x0A;script:alert(1)'>x</a>",
           "<a href='#&x;'>x</a>",
           "<set attributeName='href' to='x'/>",
           "<animate attributeName='xlink:href' values='x'/>",
           "<set attributeName='onload' to='x'/>",
           "<set attributeName='&#111;nload' to='x'/>",
           "<animate values='#a;javascript:alert(1)'/>",
           "<handler>x</handler>",
           "<h:img xmlns:h='http://www.w3.org/1999/xhtml'/>",
           "<path onclick=x() />",
           "< script>",
           "<path d='a",
           "<!-- ",
       }) {
    INFO(inside);
    CHECK(is_refused(inside));
  }
}

TEST_CASE("whatever could fetch something is refused") {
  for (const char* inside : {
           "<image href='https://example.org/a.png'/>",
           "<image xlink:href='a.png'/>",
           "<use href='other.svg#a'/>",
           "<image href='data:image/svg+xml;base64,AA=='/>",
           "<a href='https://example.org'>x</a>",
           "<path fill='url(https://example.org/#a)'/>",
           "<path style='background: URL( \"//example.org/a.png\")'/>",
           "<path style='background: u\\72l(//example.org)'/>",
           "<path style='background: &#117;rl(//example.org)'/>",
           "<style>@import '//example.org/a.css';</style>",
           "<style>@&#105;mport '//example.org/a.css';</style>",
           "<style><![CDATA[@import '//example.org/a.css';]]></style>",
           "<style>a{}<!-- -->@import '//example.org/a.css';</style>",
           "<style><b/>@import '//example.org/a.css';</style>",
           "<style><b></b>@import '//example.org/a.css';</style>",
           "<g xml:base='https://example.org'/>",
           "<?xml-stylesheet href='https://example.org/a.css'?>",
       }) {
    INFO(inside);
    CHECK(is_refused(inside));
  }
}

TEST_CASE("what hides its letters is refused: entities, encodings, instructions") {
  CHECK(html::active_part("<!DOCTYPE svg [<!ENTITY x '<script/>'>]><svg>&x;</svg>"));
  CHECK(html::active_part("<!DOCTYPE svg SYSTEM \"a.dtd\" [ ]><svg/>"));
  CHECK(html::active_part("<!ENTITY x 'y'><svg/>"));
  CHECK(html::active_part("<?xml version='1.0' encoding='UTF-7'?><svg/>"));
  CHECK(html::active_part(std::string_view("<\0s\0v\0g\0", 8)));
  CHECK(html::active_part("\xFF\xFE<svg/>"));
  CHECK(html::active_part("<html xmlns='http://www.w3.org/1999/xhtml'/>"));
}
