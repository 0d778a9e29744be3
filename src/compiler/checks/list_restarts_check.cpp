// list-restarts
#include <algorithm>

#include "compiler/checks/page_checks.h"
#include "compiler/checks/schedule_checks.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

bool is_blank(const Source& source, int line) { return text::trim(source.line(line)).empty(); }

// What stands between two numbered lists.
struct Between {
  NodeIndex first = 0;
  bool only_bullets = true;
  bool any = false;
};

constexpr std::size_t largest_fix =
    64 * 1024;  // a repair rewrites the bullets; on a page made to be large it would fill the memory

// Indents the bullets between the two lists under the number above them.
std::optional<Fix> indentation(const Source& source, int first_line, int end_line, int number) {
  if (!source.was_valid()) return std::nullopt;
  const std::string spaces(number < 10 ? 3 : 4, ' ');
  while (end_line > first_line && is_blank(source, end_line - 1)) --end_line;
  std::string replacement;
  const std::size_t begin = source.line_start(first_line), end = source.line_start(end_line);
  if (end - begin > largest_fix) return std::nullopt;
  for (int line = first_line; line < end_line; ++line) {
    const std::size_t from = source.line_start(line);
    if (!is_blank(source, line)) replacement += spaces;
    replacement += source.text().substr(from, source.line_start(line + 1) - from);
  }
  return Fix{begin, end - begin, std::move(replacement)};
}

struct Finder {
  const Page& page;
  const markdown::Document& tree;
  Diagnostics& out;
  std::size_t& listed;  // on the page so far

  int last_number(NodeIndex list) const {
    int number = 0;
    for (NodeIndex item : markdown::children(tree, list)) number = tree[item].number;
    return number;
  }

  // "2." behind a list that ended with 1, apart from it by what is not indented. Without a blank line in between the
  // bullets are taken to belong to the number by some renderers, so only a blank line makes it certain.
  void check(NodeIndex list, int last, const Between& between) const {
    const markdown::Node& first = tree[tree[list].first_child];
    if (!between.any || tree[list].number != last + 1 || last < 1) return;
    const markdown::Node& apart = tree[between.first];
    if (!is_blank(page.source, apart.line - 1) || ++listed > most_of_a_kind) return;
    Diagnostic found =
        diagnose_at("list-restarts", page.where(first.line, page.source.column(first.line, first.column)),
                    "\"" + std::to_string(last + 1) + ".\" begins a new list, because " +
                        (between.only_bullets ? "the bullets above it are" : "the text above it is") +
                        " not indented under \"" + std::to_string(last) + ".\"",
                    static_cast<int>(std::to_string(last + 1).size()) + 1);
    if (between.only_bullets && apart.column <= 2) found.fix = indentation(page.source, apart.line, first.line, last);
    out.push_back(std::move(found));
  }

  void check_children(NodeIndex parent) const {
    int last = 0;
    Between between;
    for (NodeIndex child : markdown::children(tree, parent)) {
      const markdown::Node& node = tree[child];
      if (node.kind == Kind::list && node.ordered) {
        check(child, last, between);
        last = last_number(child);
        between = {};
      } else if (node.kind == Kind::heading || node.kind == Kind::thematic_break) {
        last = 0;
        between = {};
      } else {
        if (!between.any) between.first = child;
        between.any = true;
        between.only_bullets = between.only_bullets && node.kind == Kind::list;
      }
    }
  }
};

}  // namespace

void check_list_restarts(const ParsedPage& parsed, Diagnostics& out) {
  const markdown::Document& tree = parsed.tree;
  std::vector<NodeIndex> parents;
  for (NodeIndex at = 1; at < tree.size(); ++at)
    if (tree[at].kind == Kind::list && tree[at].ordered && tree[at].number > 1) parents.push_back(tree[at].parent);
  std::ranges::sort(parents);
  parents.erase(std::ranges::unique(parents).begin(), parents.end());
  std::size_t listed = 0;
  for (NodeIndex parent : parents) {
    if (listed > most_of_a_kind) return;
    Finder{*parsed.page, tree, out, listed}.check_children(parent);
  }
}

}  // namespace compiler
