// sentence-cut-off: a paragraph that ends with a word after which something must come ("for each of the"), and nothing
// comes: no list, no picture, no table, no line that goes on.
#include <algorithm>
#include <array>

#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

constexpr std::array<std::string_view, 9> never_last{"the", "a", "an", "and", "or", "your", "their", "our", "its"};

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" \t");
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

// Something the sentence may lead to: a list, a table, a picture, or a paragraph that goes on in small letters.
bool goes_on(const markdown::Document& tree, const Node& paragraph) {
  if (paragraph.next == 0) {
    const Node& around = tree[paragraph.parent];
    return around.kind == Kind::item && around.next != 0;  // "…, and" between two items of a list
  }
  const Node& next = tree[paragraph.next];
  if (next.kind == Kind::heading || next.kind == Kind::thematic_break) return false;
  if (next.kind != Kind::paragraph || next.first_child == 0) return true;
  const Node& first = tree[next.first_child];
  if (first.kind != Kind::text || first.text.empty()) return true;
  return !(first.text[0] >= 'A' && first.text[0] <= 'Z');
}

}  // namespace

void check_cut_off(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  std::size_t listed = 0;
  for (NodeIndex at = 1; at < parsed.tree.size() && listed < most_of_a_kind; ++at) {
    const Node& node = parsed.tree[at];
    if (node.kind != Kind::paragraph) continue;
    const NodeIndex end = parsed.tree.after(at);
    const Node& last = parsed.tree[end - 1];
    if (last.kind != Kind::text || last.parent != at) continue;
    const std::string_view text = text::trim_end(last.text);
    const std::string_view word = last_word(text);
    if (word.size() == text.size() || word.size() > 5 || std::ranges::find(never_last, word) == never_last.end())
      continue;
    if (text::split(text, ' ').size() < 4 || goes_on(parsed.tree, node)) continue;
    const std::string_view line = page.source.line(last.line);
    const int column = page.source.column_of(last.line, word, static_cast<int>(line.size()));
    out.push_back(diagnose("sentence-cut-off", page.path(), last.line, column,
                           "the sentence stops at \"" + std::string(word) + '"', static_cast<int>(word.size())));
    ++listed;
  }
}

}  // namespace compiler
