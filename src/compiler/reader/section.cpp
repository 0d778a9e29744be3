#include "compiler/reader/section.h"

#include <algorithm>

#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

std::vector<Section> sections_of(const markdown::Document& document) {
  std::vector<Section> sections(1);
  for (NodeIndex at : markdown::children(document, 0)) {
    const markdown::Node& node = document[at];
    if (node.kind != Kind::heading) {
      sections.back().blocks.push_back(at);
      continue;
    }
    Section section;
    section.heading = at;
    section.level = node.level;
    section.title = text::collapse_spaces(document.plain_text(at));
    section.line = node.line;
    section.parent = static_cast<int>(sections.size()) - 1;
    while (section.parent >= 0 && sections[static_cast<std::size_t>(section.parent)].level >= section.level)
      section.parent = sections[static_cast<std::size_t>(section.parent)].parent;
    if (section.parent == 0) section.parent = -1;
    sections.push_back(std::move(section));
  }
  return sections;
}

std::vector<std::string_view> titles_above(const std::vector<Section>& sections, int index) {
  std::vector<std::string_view> titles;
  for (; index >= 0; index = sections[static_cast<std::size_t>(index)].parent)
    titles.push_back(sections[static_cast<std::size_t>(index)].title);
  std::ranges::reverse(titles);
  return titles;
}

}  // namespace compiler
