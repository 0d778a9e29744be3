// HTML written piece by piece: what stands in our sources is taken as it is, everything else is escaped.
//
//   Markup out;
//   out.put("<a class=\"person\"").attribute("href", path).put(">").text(name).put("</a>");
//
// For parts that stand many times on a page, where a template costs more than what it fills. Whole pages are templates.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace html {

// Text of our own sources: only a literal becomes one, so that nothing typed by a person is taken for HTML.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor): put("<p>") is the point
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Markup {
 public:
  Markup& put(Literal markup);
  // Escaped; text with other letters than ASCII stands in a <bdi>, so that a right-to-left name leaves its line in
  // order.
  Markup& text(std::string_view text);
  // Escaped, without that element: for <option>, <title>, <textarea>, which hold text alone.
  Markup& bare(std::string_view text);
  // HTML that one of our own functions made.
  Markup& html(std::string_view safe);
  Markup& number(std::int64_t number);

  Markup& attribute(Literal name, std::string_view value);  // ` name="value"`; newlines stay as they are
  Markup& attribute(Literal name, std::int64_t value);
  // ` name="address"`; what could run (is_safe_address says no) becomes "#".
  Markup& address(Literal name, std::string_view address);
  Markup& flag(Literal name, bool on);  // ` name`, or nothing

  bool empty() const { return out_.empty(); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

// The text with & < > " escaped: for text and for attributes in double quotes.
std::string escape(std::string_view text);

}  // namespace html
