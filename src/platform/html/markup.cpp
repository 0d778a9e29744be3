#include "platform/html/markup.h"

#include <algorithm>

#include "platform/html/allow_list.h"

namespace html {

Markup& Markup::put(Literal markup) { return html(markup.text()); }

Markup& Markup::text(std::string_view text) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return bare(text);
  return put("<bdi>").bare(text).put("</bdi>");
}

Markup& Markup::bare(std::string_view text) {
  append_escaped(out_, text);
  return *this;
}

Markup& Markup::html(std::string_view safe) {
  out_ += safe;
  return *this;
}

Markup& Markup::number(std::int64_t number) { return html(std::to_string(number)); }

Markup& Markup::attribute(Literal name, std::string_view value) {
  out_ += ' ';
  return put(name).put("=\"").bare(value).put("\"");
}

Markup& Markup::attribute(Literal name, std::int64_t value) { return attribute(name, std::to_string(value)); }

Markup& Markup::address(Literal name, std::string_view address) {
  return attribute(name, is_safe_address(address) ? address : std::string_view("#"));
}

Markup& Markup::flag(Literal name, bool on) {
  if (!on) return *this;
  out_ += ' ';
  return put(name);
}

std::string escape(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

}  // namespace html
