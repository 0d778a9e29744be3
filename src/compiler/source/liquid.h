// Jekyll's template language, as far as it stands in pages. Cairn runs no templates: what a link's target certainly
// becomes is read, anything else stays text and is reported (template-syntax).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace compiler {

// One "{{ … }}" or "{% … %}".
struct LiquidTag {
  std::size_t length = 0;     // of the whole, in bytes
  bool output = false;        // "{{ … }}"
  std::string_view contents;  // trimmed, without the "-" that eats spaces
};
// The one that `text` begins with; nothing when it does not, or when no end follows within 500 bytes.
std::optional<LiquidTag> liquid_tag(std::string_view text);

// Whether it is certainly template syntax: "{{first_name}}" may as well be a blank in a letter.
bool is_certain(const LiquidTag& tag);

// What a tag writes into a link's target, where that is certain: an address from the site's root.
//   {{ site.baseurl }}, {{ site.url }}                              "" before "/" and before another tag, otherwise "/"
//   {{ "/x" | relative_url }}, absolute_url, prepend: site.baseurl  "/x"
//   {% link module_one/index.md %}                                  "/module_one/index.md"
struct LiquidTarget {
  std::size_t length = 0;      // of the whole tag
  std::string_view path;       // inside the tag; empty for the first row
  bool slash_missing = false;  // a "/" goes before the path
};
// Of the tag that `text` begins with; `text` goes on behind it.
std::optional<LiquidTarget> liquid_target(std::string_view text);

}  // namespace compiler
