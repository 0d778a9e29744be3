#include "compiler/reader/inline_text.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

// How far a search of a line looks: what is further away is not what was read.
constexpr std::size_t search_window = 8 * 1024;

void add_html(std::string& out, std::string_view tag) {
  if (text::starts_with_ignoring_case(tag, "<br") || text::starts_with_ignoring_case(tag, "<p"))
    out += '\n';
  else if (text::starts_with_ignoring_case(tag, "<li"))
    out += "\n* ";
  else if (text::starts_with_ignoring_case(tag, "</li") || text::starts_with_ignoring_case(tag, "</ul"))
    out += '\n';
}

}  // namespace

int InlineText::line_at(std::size_t offset) const {
  const auto behind = std::ranges::upper_bound(lines, offset, {}, &std::pair<std::size_t, int>::first);
  return behind == lines.begin() ? 1 : std::prev(behind)->second;
}

InlineText inline_text(const markdown::Document& tree, NodeIndex block) {
  InlineText out;
  const NodeIndex end = tree.after(block);
  out.lines.emplace_back(0, tree[block].line);
  for (NodeIndex at = block + 1; at < end; ++at) {
    const markdown::Node& node = tree[at];
    switch (node.kind) {
      case Kind::text:
      case Kind::code:
        if (node.line > out.lines.back().second) out.lines.emplace_back(out.text.size(), node.line);
        out.text += node.text;
        break;
      case Kind::soft_break:
        out.text += ' ';
        break;
      case Kind::line_break:
        out.text += '\n';
        break;
      case Kind::html_inline:
        add_html(out.text, node.text);
        break;
      default:
        break;
    }
  }
  return out;
}

InlineText own_text(const markdown::Document& tree, NodeIndex item) {
  for (NodeIndex child : markdown::children(tree, item))
    if (tree[child].kind == Kind::paragraph || tree[child].kind == Kind::heading) return inline_text(tree, child);
  InlineText none;
  none.lines.emplace_back(0, tree[item].line);
  return none;
}

std::vector<NodeIndex> lists_inside(const markdown::Document& tree, NodeIndex item) {
  std::vector<NodeIndex> lists;
  for (NodeIndex child : markdown::children(tree, item))
    if (tree[child].kind == Kind::list) lists.push_back(child);
  return lists;
}

Where ColumnFinder::find(int line, std::string_view needle) {
  if (line != line_) {
    line_ = line;
    byte_ = 0;
    column_ = 1;
  }
  const std::string_view whole = page_.source.line(line);
  const std::string_view window = whole.substr(std::min(byte_, whole.size()), search_window);
  const std::size_t found = window.find(needle);
  if (found == std::string_view::npos) return page_.where(line, column_);
  column_ += static_cast<int>(text::count_code_points(window.substr(0, found)));
  byte_ += found;
  const Where where = page_.where(line, column_);
  // Behind the first character of what was found: two equal needles in a row are two places.
  const std::size_t step = std::min(needle.size(), whole.size() - byte_);
  column_ += static_cast<int>(text::count_code_points(whole.substr(byte_, step)));
  byte_ += step;
  return where;
}

}  // namespace compiler
