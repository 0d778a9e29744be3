// template-syntax: Liquid that Cairn does not run, and that students therefore see.
#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

void check_template_syntax(const ParsedPage& parsed, Diagnostics& out) {
  constexpr std::size_t longest_shown = 60;
  const Source& source = parsed.page->source;
  std::size_t listed = 0;
  for (const KramdownText::Unread& one : parsed.kramdown.unread) {
    if (++listed > most_of_a_kind) return;
    const std::size_t begin = parsed.body_begin + one.offset;
    const std::string_view tag = source.text().substr(begin, one.length);
    const std::string shown = text::collapse_spaces(tag);
    const Position at = source.position(begin);
    out.push_back(diagnose(
        "template-syntax", source.path(), at.line, at.column,
        "students see \"" +
            (shown.size() > longest_shown ? "{" + shown.substr(1, 1) + " … " + shown.substr(shown.size() - 2) : shown) +
            "\", since Cairn runs no templates",
        static_cast<int>(text::count_code_points(tag.substr(0, tag.find('\n'))))));
  }
}

}  // namespace compiler
