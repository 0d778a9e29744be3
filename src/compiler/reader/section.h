// A page's headings as sections: each heading with the blocks that stand directly under it.
#pragma once

#include <string>
#include <vector>

#include "platform/markdown/markdown.h"

namespace compiler {

struct Section {
  markdown::NodeIndex heading = 0;  // 0: what stands before the first heading
  int level = 0;                    // 1 to 6; 0 before the first heading
  std::string title;                // plain text, spaces collapsed
  int line = 1;
  std::vector<markdown::NodeIndex> blocks;  // the document's children up to the next heading of any level
  int parent = -1;                          // index of the enclosing section, -1 for none
};

// Headings inside quotes and lists are no sections. The first section always exists.
std::vector<Section> sections_of(const markdown::Document& document);

// The titles from the outermost section down to `index`, for deciding what a list under "Week 2" below "Homeroom" is.
std::vector<std::string_view> titles_above(const std::vector<Section>& sections, int index);

}  // namespace compiler
