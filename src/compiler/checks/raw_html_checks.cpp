// html-dropped: raw HTML that the site leaves out for safety, or that was never meant as HTML ("<your name>").
#include <algorithm>

#include "compiler/checks/page_checks.h"
#include "compiler/reader/html_tags.h"
#include "kernel/text.h"
#include "platform/html/allow_list.h"

namespace compiler {

using markdown::Kind;
using markdown::Node;
using markdown::NodeIndex;

namespace {

// What of a tag the site leaves out: "<script>", "onclick"; empty when nothing.
std::string dropped_of(const HtmlTag& tag) {
  const std::string name = text::lower(tag.name);
  if (html::drops_element(name)) return '<' + name + '>';
  HtmlAttributes attributes(tag.attributes);
  while (const auto one = attributes.next()) {
    const std::string key = text::lower(one->name);
    if (key.size() > 2 && key.starts_with("on")) return key;
    if ((key == "href" || key == "src") && !html::is_safe_address(entities_resolved(one->value)))
      return key + "=\"" + std::string(one->value.substr(0, 40)) + '"';
  }
  return {};
}

}  // namespace

void check_raw_html(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  std::size_t listed = 0;
  for (NodeIndex at = 1; at < parsed.tree.size() && listed < most_of_a_kind; ++at) {
    const Node& node = parsed.tree[at];
    if (node.kind != Kind::html_block && node.kind != Kind::html_inline) continue;
    HtmlTags tags(node.text);
    int line = node.line;
    std::size_t counted = 0;
    while (const auto tag = tags.next()) {
      if (tag->closing) continue;
      const std::string dropped = dropped_of(*tag);
      if (dropped.empty()) continue;
      line += static_cast<int>(std::ranges::count(node.text.substr(counted, tag->begin - counted), '\n'));
      counted = tag->begin;
      const std::string_view whole = node.text.substr(tag->begin, tag->end - tag->begin);
      const std::string_view shown = whole.substr(0, whole.find('\n'));
      out.push_back(diagnose("html-dropped", page.path(), line, page.source.column_of(line, shown, node.column),
                             dropped + " is left out of the site", static_cast<int>(text::count_code_points(shown))));
      if (++listed >= most_of_a_kind) break;
    }
  }
}

}  // namespace compiler
