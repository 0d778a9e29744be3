// The text of a paragraph, a heading or a table cell, and where its parts stand in the page.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/reader/page.h"

namespace compiler {

struct InlineText {
  std::string text;                                // soft breaks are spaces; <br>, hard breaks and <li> are line ends
  std::vector<std::pair<std::size_t, int>> lines;  // from this offset on, the text stands on this line
  int line_at(std::size_t offset) const;
};

// Of a block that holds inline text.
InlineText inline_text(const markdown::Document& tree, markdown::NodeIndex block);
// Of a list item: its first paragraph, without nested lists.
InlineText own_text(const markdown::Document& tree, markdown::NodeIndex item);
// The lists directly inside an item.
std::vector<markdown::NodeIndex> lists_inside(const markdown::Document& tree, markdown::NodeIndex item);

// Columns of things found in page order. Each search of a line begins where the last one ended, so that looking up many
// things in one long line (a table row) takes linear time.
class ColumnFinder {
 public:
  explicit ColumnFinder(const Page& page) : page_(page) {}
  // Where `needle` next stands in the line; where the last search of that line ended when it does not.
  Where find(int line, std::string_view needle);

 private:
  const Page& page_;
  int line_ = 0;
  std::size_t byte_ = 0;
  int column_ = 1;
};

}  // namespace compiler
