#include "rooms/curriculum/compile/staff_parts.h"

#include <algorithm>
#include <vector>

#include "kernel/text.h"

namespace curriculum {

namespace {

bool begins(std::string_view words, std::initializer_list<std::string_view> with) {
  return std::ranges::any_of(with, [&](std::string_view one) { return text::starts_with_ignoring_case(words, one); });
}

// "Facilitator Instructions", "Notes for facilitators", "For staff only"; not "Facilitating a session", which may well
// be for students who lead one.
bool is_for_staff(std::string_view title) {
  title = text::trim(title);
  return begins(title, {"facilitator", "note for facilitator", "notes for facilitator", "note to facilitator",
                        "notes to facilitator", "notes for the facilitator", "note for the facilitator",
                        "note to the facilitator", "for facilitators", "facilitation notes", "staff only",
                        "staff notes", "notes for staff", "for staff"});
}

// From the first line to the last.
struct Lines {
  int first = 0, last = 0;
};

std::vector<Lines> staff_lines(const compiler::ParsedPage& parsed) {
  std::vector<Lines> out;
  const auto& sections = parsed.sections;
  const int end = parsed.page->source.line_count();
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (sections[i].heading == 0 || !is_for_staff(sections[i].title)) continue;
    std::size_t next = i + 1;
    while (next < sections.size() && sections[next].level > sections[i].level) ++next;
    out.push_back({sections[i].line, next < sections.size() ? sections[next].line - 1 : end});
  }
  for (const markdown::NodeIndex at : markdown::children(parsed.tree, 0)) {
    const markdown::Node& node = parsed.tree[at];
    if (node.kind == markdown::Kind::paragraph && is_for_staff(parsed.tree.plain_text(at)))
      out.push_back({node.line, std::max(node.line, node.end_line)});
  }
  return out;
}

}  // namespace

std::optional<std::string> without_staff_parts(const compiler::ParsedPage& parsed) {
  const std::vector<Lines> parts = staff_lines(parsed);
  if (parts.empty()) return std::nullopt;
  const compiler::Source& source = parsed.page->source;
  std::string out;
  out.reserve(source.text().size());
  for (int number = 1; number <= source.line_count(); ++number) {
    const bool left_out =
        std::ranges::any_of(parts, [&](const Lines& part) { return part.first <= number && number <= part.last; });
    if (!left_out) out += source.line(number);
    out += '\n';
  }
  return out;
}

}  // namespace curriculum
