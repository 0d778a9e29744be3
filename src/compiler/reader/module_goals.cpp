#include <algorithm>

#include "compiler/reader/level_words.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr std::size_t longest_lead_in = 400;

struct Goals {
  std::vector<std::string> goals;
  GoalsPlace place;
};

bool contains(std::string_view s, std::string_view words) {
  return text::find_ignoring_case(s, words) != std::string_view::npos;
}

bool is_goals_title(std::string_view title) {
  return text::starts_with_ignoring_case(title, "key learning goals") || contains(title, "module goals") ||
         contains(title, "goals of the module") || contains(title, "goals of this module") ||
         (contains(title, "goals for mod") && !contains(title, "outcome"));
}

// "Core Competencies of Module 3:", "… key components of success in this module:".
bool introduces_goals(std::string_view s) {
  s = text::trim_end(s);
  if (!s.ends_with(":") || s.size() > longest_lead_in) return false;
  return contains(s, "core competencies") || contains(s, "components of success") ||
         contains(s, "goals of this module");
}

// "**Networking:**" with nested bullets: a competency's name, not a goal.
bool is_label(const markdown::Document& tree, NodeIndex item, std::string_view own) {
  if (text::trim_end(own).ends_with(':')) return true;
  const NodeIndex paragraph = tree[item].first_child;
  const NodeIndex first = paragraph == 0 ? 0 : tree[paragraph].first_child;
  return first != 0 && tree[first].kind == Kind::strong && tree[first].next == 0;
}

void read_list(const PageInHand& in, NodeIndex list, Goals& out) {
  for (NodeIndex item : markdown::children(in.tree, list)) {
    std::string own = text::collapse_spaces(own_text(in.tree, item).text);
    const auto nested = lists_inside(in.tree, item);
    if (!nested.empty() && is_label(in.tree, item, own)) {
      out.place.by_competency = true;
      for (NodeIndex inner : nested)
        for (NodeIndex one : markdown::children(in.tree, inner))
          if (std::string goal = text::collapse_spaces(own_text(in.tree, one).text); !goal.empty())
            out.goals.push_back(std::move(goal));
    } else if (!own.empty()) {
      out.goals.push_back(std::move(own));
    }
  }
}

// The goals of one section: the first list under a title that says so, or behind a lead-in that does.
std::optional<Goals> goals_in(const PageInHand& in, int index) {
  const Section& section = in.sections[static_cast<std::size_t>(index)];
  bool expected = section.heading != 0 && is_goals_title(section.title);
  Goals out;
  for (NodeIndex block : section.blocks) {
    const markdown::Node& node = in.tree[block];
    if (node.kind == Kind::paragraph) {
      const bool may_lead = expected || (in.tree[node.next].kind == Kind::list && is_lead_in(in, block));
      const std::string text = may_lead ? inline_text(in.tree, block).text : std::string();
      if (introduces_goals(text)) expected = true;
      if (expected && !out.place.module)
        out.place.module = module_in_text(std::string_view(text).substr(0, longest_lead_in));
    }
    if (!expected || node.kind != Kind::list) continue;
    if (!out.place.module) out.place.module = module_of_section(in, index);
    if (!out.place.module) return std::nullopt;
    out.place.where = in.page.where(node.line);
    read_list(in, block, out);
    return out;
  }
  return std::nullopt;
}

}  // namespace

void read_module_goals(const PageInHand& in, StandardsFacts& facts) {
  if (in.page.place.week) return;  // a lesson's goals
  for (std::size_t i = 0; i < in.sections.size(); ++i) {
    auto found = goals_in(in, static_cast<int>(i));
    if (!found || found->goals.empty()) continue;
    for (const std::string& goal : found->goals) found->place.words.push_back(wording_of(goal).exact);
    facts.goals = std::move(found->goals);
    facts.goals_place = std::move(found->place);
    return;
  }
}

}  // namespace compiler
