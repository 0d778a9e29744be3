// picture-only-plan: a plan or scope and sequence that exists as a picture alone, with no list or table beside it.
#include <algorithm>
#include <array>

#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

constexpr std::array<std::string_view, 8> plan_words{"scope & sequence", "scope and sequence", "schedule", "calendar",
                                                     "timetable",        "week by week",       "roadmap",  "timeline"};

bool names_a_plan(std::string_view text) {
  return std::ranges::any_of(plan_words, [&](std::string_view word) {
    return text::find_ignoring_case(text, word) != std::string_view::npos;
  });
}

// Screenshots and icons of calendars are no plan: "Adding Google Calendar", "calendar icon".
bool is_instruction(std::string_view alternative) {
  for (std::string_view word : {"add", "google", "icon", "how to", "screenshot", "example"})
    if (text::find_ignoring_case(alternative, word) != std::string_view::npos) return true;
  return false;
}

// Whether the section says in words what the picture shows: a table, or anything about weeks.
bool says_it_in_words(const markdown::Document& tree, const Section& section) {
  return std::ranges::any_of(section.blocks, [&](NodeIndex block) {
    if (tree[block].kind == Kind::table) return true;
    for (NodeIndex at = block, end = tree.after(block); at < end; ++at)
      if (tree[at].kind == Kind::text && text::find_ignoring_case(tree[at].text, "week") != std::string_view::npos &&
          tree[tree[at].parent].kind != Kind::image)
        return true;
    return false;
  });
}

// The only picture of a paragraph that holds nothing else.
NodeIndex lone_picture(const markdown::Document& tree, NodeIndex block) {
  if (tree[block].kind != Kind::paragraph) return 0;
  NodeIndex child = tree[block].first_child;
  if (child != 0 && tree[child].kind == Kind::link && tree[child].next == 0) child = tree[child].first_child;
  return child != 0 && tree[child].kind == Kind::image && tree[child].next == 0 ? child : 0;
}

}  // namespace

void check_pictures(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  if (std::ranges::none_of(page.links.links, &LinkUse::image)) return;
  for (const Section& section : parsed.sections)
    for (NodeIndex block : section.blocks) {
      const NodeIndex picture = lone_picture(parsed.tree, block);
      if (picture == 0) continue;
      const std::string alternative = text::collapse_spaces(parsed.tree.plain_text(picture));
      if (is_instruction(alternative) || !names_a_plan(alternative.empty() ? section.title : alternative)) continue;
      if (says_it_in_words(parsed.tree, section)) continue;
      const Node& node = parsed.tree[picture];
      out.push_back(diagnose("picture-only-plan", page.path(), node.line, page.source.column(node.line, node.column),
                             "the plan \"" + (alternative.empty() ? section.title : alternative) +
                                 "\" is only a picture: nobody can search it, hear it or check it"));
      break;
    }
}

}  // namespace compiler
