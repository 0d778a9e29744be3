// template-text: what somebody meant to replace and did not. Blanks that students fill in ("[Your Name]") are none.
#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

// Whether `needle` stands in the text. Looks for its rarest letter, at `rare`, which is quicker than for its first.
bool holds(std::string_view text, std::string_view needle, std::size_t rare) {
  for (std::size_t at = text.find(needle[rare]); at != std::string_view::npos; at = text.find(needle[rare], at + 1))
    if (at >= rare && text.substr(at - rare).starts_with(needle)) return true;
  return false;
}

// Whether the page can have any at all; most pages are done with here.
bool may_have(std::string_view text) {
  return holds(text, "lah bl", 4) || holds(text, "rem ips", 5) || holds(text, "TODO", 2) || holds(text, "FIXME", 2) ||
         holds(text, "[TITLE]", 0) || holds(text, "[Embed ", 0) || holds(text, "[Include ", 0);
}

bool is_word_at(std::string_view text, std::size_t at, std::size_t length) {
  const auto joins = [](char c) { return text::is_letter(c) || text::is_digit(c) || c == '_'; };
  return (at == 0 || !joins(text[at - 1])) && (at + length >= text.size() || !joins(text[at + length]));
}

// The leftover in one piece of text: a view of it, empty when there is none.
std::string_view leftover_in(std::string_view text) {
  for (std::string_view words : {"blah blah", "lorem ipsum"}) {
    const std::size_t at = text::find_ignoring_case(text, words);
    if (at != std::string_view::npos && is_word_at(text, at, words.size())) return text.substr(at, words.size());
  }
  for (std::string_view mark : {"TODO", "FIXME"}) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos || !is_word_at(text, at, mark.size())) continue;
    const std::string_view behind = text::trim(text.substr(at + mark.size()));
    if (behind.empty() ? at == 0 : behind.starts_with(':')) return text.substr(at, mark.size());
  }
  for (std::string_view begin : {"[TITLE]", "[Embed ", "[Include "}) {
    const std::size_t at = text.find(begin);
    if (at == std::string_view::npos) continue;
    const std::size_t end = text.find(']', at);
    const std::string_view whole = text.substr(at, end == std::string_view::npos ? end : end + 1 - at);
    if (begin.ends_with(']')) return whole;
    const bool speaks_to_author = text::find_ignoring_case(whole, " here") != std::string_view::npos;
    if (whole.ends_with(']') && speaks_to_author) return whole;
  }
  return {};
}

}  // namespace

void check_template_text(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  if (!may_have(page.source.text())) return;
  std::size_t listed = 0;
  for (NodeIndex at = 1; at < parsed.tree.size() && listed < most_of_a_kind; ++at) {
    const Node& node = parsed.tree[at];
    if (node.kind != Kind::text) continue;
    const std::string_view leftover = leftover_in(node.text);
    if (leftover.empty()) continue;
    const std::string_view shown = leftover.substr(0, 80);
    out.push_back(diagnose(
        "template-text", page.path(), node.line, page.source.column_of(node.line, leftover, node.column),
        "left over from a template: \"" + std::string(shown) + '"', static_cast<int>(text::count_code_points(shown))));
    ++listed;
  }
}

}  // namespace compiler
