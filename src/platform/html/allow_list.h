// Raw HTML in pages, cleaned: known elements and attributes pass, everything that runs or loads goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace html {

struct Cleaned {
  std::string html;
  std::vector<std::string> dropped;  // names of elements and attributes left out, each once: "script", "onclick"
};

// Cleans one fragment. Elements nested more than 100 deep are flattened to text.
Cleaned clean(std::string_view fragment);

}  // namespace html
