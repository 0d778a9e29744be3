// The YAML between the "---" lines at the top of a page, and what Cairn reads from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source/source.h"
#include "platform/yaml/yaml.h"

namespace compiler {

struct FrontMatter {
  bool present = false;
  int body_line = 1;                 // the first line behind it
  yaml::Value values;                // null when absent or invalid
  std::optional<yaml::Error> error;  // why it could not be read, with its line in the page

  // A text value; nothing when absent, empty or not plain text. Keys are compared without regard to ASCII case.
  std::optional<std::string> text(std::string_view key) const;
  std::optional<int> number(std::string_view key) const;
  std::vector<std::string> list(std::string_view key) const;  // a sequence of texts, or one text
  const yaml::Value* find(std::string_view key) const;
  bool is_published() const;  // unless it says "published: false", as Jekyll has it
};

// Front matter begins on the first line with "---" and ends at the next line that is "---" or "...". Without an end
// there is none, and the page begins at line 1 (as Jekyll has it). A byte order mark before it is passed over.
FrontMatter read_front_matter(const Source& source);

}  // namespace compiler
