#include "kernel/text.h"

#include <catch2/catch.hpp>

TEST_CASE("text: trimming and collapsing treat every kind of white space alike") {
  CHECK(text::trim(" \t a b \n") == "a b");
  CHECK(text::collapse_spaces("  a \n\t b  ") == "a b");
  CHECK(text::collapse_spaces(" \n ").empty());
}

TEST_CASE("text: splitting keeps empty parts") {
  CHECK(text::split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
  CHECK(text::split("", ',') == std::vector<std::string_view>{""});
}

TEST_CASE("text: invalid UTF-8 is found at its first byte") {
  CHECK(text::first_invalid_utf8("plain, caf\xC3\xA9, \xF0\x9F\x98\x80") == std::string_view::npos);
  CHECK(text::first_invalid_utf8("ab\xFFz") == 2);
  CHECK(text::first_invalid_utf8("a\xC3") == 1);
  CHECK(text::first_invalid_utf8("\xC0\x80") == 0);          // overlong
  CHECK(text::first_invalid_utf8("\xED\xA0\x80") == 0);      // surrogate
  CHECK(text::first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
}

TEST_CASE("text: code points are written and read back") {
  for (char32_t c : {U'a', U'é', U'€', U'😀'}) {
    std::string written;
    text::append_utf8(written, c);
    std::size_t at = 0;
    CHECK(text::next_code_point(written, at) == c);
    CHECK(at == written.size());
  }
}

TEST_CASE("text: width counts columns, not bytes") {
  CHECK(text::display_width("café") == 4);
  CHECK(text::display_width("日本") == 4);
  CHECK(text::count_code_points("日本") == 2);
}

TEST_CASE("text: code points are counted at every length and offset") {
  const std::string whole = "plain ascii, then é, 日本 and \U0001F600 and more plain ascii";
  std::size_t expected = 0;
  for (std::size_t end = 0; end < whole.size(); ++end) {
    CHECK(text::count_code_points(std::string_view(whole).substr(0, end)) == expected);
    expected += (static_cast<unsigned char>(whole[end]) & 0xC0u) != 0x80u;
  }
}

TEST_CASE("text: whole numbers are digits only") {
  CHECK(text::whole_number("042") == 42);
  CHECK(!text::whole_number("4x"));
  CHECK(!text::whole_number(""));
  CHECK(!text::whole_number("1234567890"));
}
