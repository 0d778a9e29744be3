// kramdown's attribute lists: "{: .note #due target=\"_blank\"}", "{:toc}", and "{#due}" behind a heading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace compiler {

struct AttributeList {
  std::size_t length = 0;  // of the whole, in bytes
  std::string_view id;     // empty when it gives none
  bool contents = false;   // "{:toc}": a table of contents goes where the list above it stands
};

// On a line of its own a list may also name others ("{:toc}", "{:wide}", "{:wide: .a}"); in the middle of a line a bare
// word may be anything.
enum class AttributeListAs : std::uint8_t { line, span };
// The one that `text` begins with.
std::optional<AttributeList> attribute_list(std::string_view text, AttributeListAs as);

// "due" of "{#due}" at the end of a line; empty when `line` is no such end.
std::string_view heading_id(std::string_view line);

}  // namespace compiler
