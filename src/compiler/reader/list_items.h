// List items as the schedule's recognisers look at them: the item's own words without the lists inside it, its bold
// beginning, its own links.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/page.h"

namespace compiler {

struct ItemLink {
  std::string_view target;  // as written
  std::string label;
  int line = 1, column = 1;  // column in bytes, as the parser reports it
};

struct Item {
  markdown::NodeIndex node = 0;
  int number = 0;  // as written; 0 in a bulleted list
  int line = 1, column = 1;
  std::string text;  // spaces collapsed, without stray emphasis marks
  std::string lead;  // the bold words it begins with; empty when it does not
  std::vector<ItemLink> links;
  std::vector<markdown::NodeIndex> nested;  // the lists inside it
};

Item read_item(const markdown::Document& tree, markdown::NodeIndex node);
std::vector<Item> read_items(const markdown::Document& tree, markdown::NodeIndex list);

// The same for a paragraph or heading.
Item read_block(const markdown::Document& tree, markdown::NodeIndex node);

// The first text in a node, cheaply: to decide whether it is worth a look. May stop at the first emphasis.
std::string_view first_text(const markdown::Document& tree, markdown::NodeIndex node);

// Whether one of the texts in a node has the needle, exactly as written.
bool says(const markdown::Document& tree, markdown::NodeIndex node, std::string_view needle);

// A link's target without what does not change where it leads: spaces around, a fragment, a slash at the end.
std::string_view bare_target(std::string_view target);

Where where_of(const Page& page, const markdown::Node& node);
Where where_of(const Page& page, const Item& item);

}  // namespace compiler
