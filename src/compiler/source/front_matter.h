// The YAML between the "---" lines at the top of a page, and what Cairn reads from it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"
#include "platform/yaml/yaml.h"

namespace compiler {

struct FrontMatter {
  bool present = false;
  bool is_unclosed = false;          // begins like front matter, and never ends
  int body_line = 1;                 // the first line behind it
  yaml::Value values;                // null when absent or invalid
  std::optional<yaml::Error> error;  // why it could not be read, with its line in the page

  // A text value; nothing when absent, empty or not plain text. Keys are compared without regard to ASCII case.
  std::optional<std::string> text(std::string_view key) const;
  std::optional<int> number(std::string_view key) const;      // nothing outside the range of the key, below
  std::vector<std::string> list(std::string_view key) const;  // a sequence of texts, or one text
  const yaml::Value* find(std::string_view key) const;
  bool is_published() const;  // unless it says "published: false", as Jekyll has it
};

// The keys that must be whole numbers, with their ranges. Weeks go as far as a year, minutes as far as a day.
struct NumberKey {
  std::string_view key;
  int least = 0, most = 0;
};
inline constexpr std::array<NumberKey, 3> number_keys{{{"module", 0, 9}, {"week", 0, 52}, {"minutes", 1, 24 * 60}}};

// Front matter begins on the first line with "---" and ends at the next line that is "---" or "...". Without an end
// there is none, and the page begins at line 1 (as Jekyll has it). A byte order mark before it is passed over.
FrontMatter read_front_matter(const Source& source);

}  // namespace compiler
