// How links are written, and the anchors of one page: link-unclosed, link-label-repeats-target, duplicate-anchor.
#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "compiler/checks/page_checks.h"
#include "compiler/reader/heading_ids.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// "https://www.Example.org/a/" and "example.org/a" are the same address to a reader.
std::string bare_address(std::string_view address) {
  std::string out = text::lower(text::trim(address));
  for (std::string_view prefix : {"https://", "http://", "www."})
    if (out.starts_with(prefix)) out.erase(0, prefix.size());
  while (out.ends_with('/')) out.pop_back();
  return out;
}

// A bare host name ("hunter.example") may be how a service is called; a whole address is no label.
bool repeats_target(const LinkUse& use) {
  if (use.bare || use.image || use.label.size() > use.target.size() + 12) return false;
  if (use.label.find(' ') != std::string::npos) return false;
  const bool is_address = text::starts_with_ignoring_case(use.label, "http") ||
                          text::starts_with_ignoring_case(use.label, "www.") ||
                          use.label.find('/') != std::string::npos;
  return is_address && !use.label.empty() && bare_address(use.label) == bare_address(use.target);
}

}  // namespace

void check_link_form(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  std::size_t listed = 0;
  for (const FlawedLink& one : page.links.flawed) {
    if (one.flaw != LinkFlaw::unclosed || ++listed > most_of_a_kind) continue;
    out.push_back(diagnose("link-unclosed", page.path(), one.line, one.column,
                           one.target.empty() ? "the link begins here and has no address"
                                              : "the link to \"" + one.target + "\" has no \")\" to end it"));
  }
  listed = 0;
  for (const LinkUse& use : page.links.links) {
    if (!repeats_target(use) || ++listed > most_of_a_kind) continue;
    out.push_back(diagnose("link-label-repeats-target", page.path(), use.line, use.column,
                           "the label only repeats the address; say what is behind it",
                           static_cast<int>(text::count_code_points(use.target))));
  }
}

void check_anchors(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  if (std::ranges::all_of(page.links.anchors, &Anchor::automatic)) return;
  std::unordered_map<std::string_view, int> lines, headings;
  const std::vector<HeadingId> ids = heading_ids(parsed.tree);
  for (const HeadingId& one : ids) headings.try_emplace(one.id, parsed.tree[one.heading].line);
  std::size_t listed = 0;
  for (const Anchor& anchor : page.links.anchors) {
    if (anchor.automatic) continue;
    auto [found, is_new] = lines.try_emplace(anchor.id, anchor.line);
    // An anchor at the heading of the same name leads where the heading does.
    if (const auto heading = headings.find(anchor.id);
        is_new && heading != headings.end() && std::abs(heading->second - anchor.line) > 2)
      found = heading, is_new = false;
    if (is_new || ++listed > most_of_a_kind) continue;
    out.push_back(diagnose("duplicate-anchor", page.path(), anchor.line, anchor.column,
                           "the anchor \"" + anchor.id + "\" is already on line " + std::to_string(found->second) +
                               ", where every link to it leads",
                           static_cast<int>(text::count_code_points(anchor.id))));
  }
}

}  // namespace compiler
