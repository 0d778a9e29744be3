#include "compiler/reader/list_items.h"

#include "compiler/reader/when.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Document;
using markdown::Kind;
using markdown::NodeIndex;

namespace {

void add_links(const Document& tree, NodeIndex block, std::vector<ItemLink>& links) {
  const NodeIndex end = tree.after(block);
  for (NodeIndex at = block; at < end; ++at)
    if (tree[at].kind == Kind::link)
      links.push_back({tree[at].text, plain_words(tree.plain_text(at)), tree[at].line, tree[at].column});
}

// The bold words a paragraph begins with: "**LinkedIn rough draft** that includes:".
std::string bold_lead(const Document& tree, NodeIndex block) {
  NodeIndex at = tree[block].first_child;
  while (at != 0 && tree[at].kind == Kind::text && text::trim(tree[at].text).empty()) at = tree[at].next;
  if (at == 0 || tree[at].kind != Kind::strong) return {};
  return plain_words(tree.plain_text(at));
}

void add_block(const Document& tree, NodeIndex block, Item& item) {
  std::string words = plain_words(tree.plain_text(block));
  if (item.text.empty()) {
    item.text = std::move(words);
    item.lead = bold_lead(tree, block);
  } else if (!words.empty()) {
    item.text += ' ';
    item.text += words;
  }
  add_links(tree, block, item.links);
}

}  // namespace

Item read_item(const Document& tree, NodeIndex node) {
  Item item;
  item.node = node;
  item.number = tree[node].number;
  item.line = tree[node].line;
  item.column = tree[node].column;
  for (NodeIndex child : markdown::children(tree, node)) {
    if (tree[child].kind == Kind::list)
      item.nested.push_back(child);
    else if (tree[child].kind == Kind::paragraph || tree[child].kind == Kind::heading)
      add_block(tree, child, item);
  }
  return item;
}

std::vector<Item> read_items(const Document& tree, NodeIndex list) {
  std::vector<Item> items;
  for (NodeIndex child : markdown::children(tree, list)) items.push_back(read_item(tree, child));
  return items;
}

Item read_block(const Document& tree, NodeIndex node) {
  Item item;
  item.node = node;
  item.line = tree[node].line;
  item.column = tree[node].column;
  add_block(tree, node, item);
  return item;
}

std::string_view first_text(const Document& tree, NodeIndex node) {
  const NodeIndex end = tree.after(node);
  for (NodeIndex at = node; at < end; ++at)
    if ((tree[at].kind == Kind::text || tree[at].kind == Kind::code) && !text::trim(tree[at].text).empty())
      return text::trim(tree[at].text);
  return {};
}

bool says(const Document& tree, NodeIndex node, std::string_view needle) {
  const NodeIndex end = tree.after(node);
  for (NodeIndex at = node; at < end; ++at)
    if (tree[at].kind == Kind::text && tree[at].text.find(needle) != std::string_view::npos) return true;
  return false;
}

std::string_view bare_target(std::string_view target) {
  target = text::trim(target);
  target = target.substr(0, target.find('#'));
  while (target.size() > 1 && target.ends_with('/')) target.remove_suffix(1);
  return target;
}

Where where_of(const Page& page, const markdown::Node& node) {
  return page.where(node.line, page.source.column(node.line, node.column));
}

Where where_of(const Page& page, const Item& item) {
  return page.where(item.line, page.source.column(item.line, item.column));
}

}  // namespace compiler
