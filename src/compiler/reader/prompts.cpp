#include "compiler/reader/prompts.h"

#include "compiler/reader/list_items.h"

namespace compiler {

using markdown::Document;
using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr int deepest = 8;

void add_list(const Document& tree, NodeIndex list, int depth, std::vector<std::string>& prompts) {
  const bool ordered = tree[list].ordered;
  const int first_column = tree[list].first_child == 0 ? 0 : tree[tree[list].first_child].column;
  for (const Item& item : read_items(tree, list)) {
    const int here = depth + (item.column > first_column ? 1 : 0);
    if (!item.text.empty()) {
      std::string prompt(static_cast<std::size_t>(2 * here), ' ');
      if (ordered) prompt += std::to_string(item.number) + ". ";
      prompts.push_back(prompt + item.text);
    }
    if (here < deepest)
      for (NodeIndex nested : item.nested) add_list(tree, nested, here + 1, prompts);
  }
}

}  // namespace

void add_prompts(const Document& tree, const std::vector<NodeIndex>& blocks, std::vector<std::string>& prompts) {
  bool behind_number = false;
  for (NodeIndex block : blocks) {
    if (tree[block].kind != Kind::list) {
      behind_number = false;
      continue;
    }
    add_list(tree, block, !tree[block].ordered && behind_number ? 1 : 0, prompts);
    if (tree[block].ordered) behind_number = true;
  }
}

std::vector<std::string> read_prompts(const Document& tree, const std::vector<NodeIndex>& blocks) {
  std::vector<std::string> prompts;
  add_prompts(tree, blocks, prompts);
  return prompts;
}

}  // namespace compiler
