#include "compiler/reader/level_words.h"
#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr std::size_t longest_name = 60;

std::string without_colon(std::string_view s) {
  s = text::trim(s);
  while (s.ends_with(':')) s = text::trim_end(s.substr(0, s.size() - 1));
  return text::collapse_spaces(s);
}

// "Defined as using outreach …" right below a heading defines what the heading names.
void read_defined_as(const PageInHand& in, StandardsFacts& facts) {
  constexpr std::string_view lead = "Defined as ";
  for (const Section& section : in.sections) {
    if (section.heading == 0 || section.blocks.empty()) continue;
    const NodeIndex block = section.blocks.front();
    if (in.tree[block].kind != Kind::paragraph) continue;
    const std::string text = text::collapse_spaces(inline_text(in.tree, block).text);
    if (text.starts_with(lead)) facts.competencies.push_back({section.title, text.substr(lead.size()), false});
  }
}

// "* **Networking:** Using outreach …": the name in bold, its definition behind it. The definition may be missing.
std::optional<StatedCompetency> competency_of(const markdown::Document& tree, NodeIndex item) {
  const std::string own = own_text(tree, item).text;
  const NodeIndex paragraph = tree[item].first_child;
  const NodeIndex first = paragraph == 0 ? 0 : tree[paragraph].first_child;
  if (first == 0) return std::nullopt;
  StatedCompetency out;
  out.listed = true;
  const bool bold = tree[first].kind == Kind::strong;
  const std::size_t colon = bold ? tree.plain_text(first).size() : own.find(':');
  out.name = without_colon(std::string_view(own).substr(0, colon));
  if (out.name.empty() || out.name.size() > longest_name || find_levels(out.name)) return std::nullopt;
  std::string_view rest = colon < own.size() ? std::string_view(own).substr(colon) : std::string_view();
  rest = text::trim(rest);
  if (rest.starts_with(":")) rest = text::trim(rest.substr(1));
  if (!rest.empty()) out.definition = text::collapse_spaces(rest);
  return out;
}

// The list behind a lead-in that speaks of competencies: "… into 5 core competencies:".
void read_lists(const PageInHand& in, StandardsFacts& facts) {
  for (const Section& section : in.sections) {
    for (std::size_t i = 0; i + 1 < section.blocks.size(); ++i) {
      const markdown::Node& node = in.tree[section.blocks[i]];
      const NodeIndex list = section.blocks[i + 1];
      if (node.kind != Kind::paragraph || in.tree[list].kind != Kind::list) continue;
      if (!is_lead_in(in, section.blocks[i])) continue;
      const std::string lead = inline_text(in.tree, section.blocks[i]).text;
      if (lead.find("ompetencies") == std::string::npos) continue;
      for (NodeIndex item : markdown::children(in.tree, list))
        if (lists_inside(in.tree, item).empty())
          if (auto competency = competency_of(in.tree, item)) facts.competencies.push_back(*std::move(competency));
    }
  }
}

}  // namespace

void read_competency_definitions(const PageInHand& in, StandardsFacts& facts) {
  if (mentions(in, "Defined as ")) read_defined_as(in, facts);
  read_lists(in, facts);
}

}  // namespace compiler
