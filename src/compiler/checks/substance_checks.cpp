// Pages with nothing, or next to nothing, on them: empty-page, stub-page.
#include <algorithm>

#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::size_t shortest_body = 30;  // characters (DOMAIN.md E.8)

std::string_view body_of(const Page& page) {
  const std::size_t begin = page.front.body_line == 1 ? 0 : page.source.line_start(page.front.body_line);
  return text::trim(page.source.text().substr(begin));
}

bool has_only_headings(const ParsedPage& parsed) {
  return std::ranges::all_of(parsed.sections, [](const Section& one) { return one.blocks.empty(); });
}

}  // namespace

void check_substance(const ParsedPage& parsed, Diagnostics& out) {
  if (parsed.exceeded.what != markdown::Excess::none) return;
  const Page& page = *parsed.page;
  if (!page.source.was_valid() && page.source.bytes().find('\0') != std::string_view::npos) return;  // no text at all
  const int line = std::min(page.front.body_line, std::max(page.source.line_count(), 1));
  const std::string_view body = body_of(page);
  const auto report = [&](std::string_view code, std::string message) {
    out.push_back(diagnose(code, page.path(), line, 1, std::move(message)));
  };
  if (body.empty() || body == "\xEF\xBB\xBF")
    report("empty-page", page.source.bytes().empty() ? "the page is empty" : "nothing stands below the front matter");
  else if (body.size() < shortest_body * 4 && text::count_code_points(body) < shortest_body)
    report("stub-page", "hardly anything stands on this page");
  else if (has_only_headings(parsed))
    report("stub-page", "the page has headings and nothing below any of them");
}

}  // namespace compiler
