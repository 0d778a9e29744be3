// Bytes that are no text: invalid-utf8, nul-byte; and what the parser refuses: nesting-too-deep, table-too-wide.
#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

struct Bad {
  int count = 0;
  Position first;

  void note(Position at) {
    if (count++ == 0) first = at;
  }
};

// One diagnostic for all of a kind: a page in another encoding has thousands of them.
void report(const Page& page, std::string_view code, const Bad& bad, std::string message, Diagnostics& out) {
  if (bad.count == 0) return;
  if (bad.count > 1) message += ", the first of " + std::to_string(bad.count) + " on this page";
  out.push_back(diagnose(code, page.path(), bad.first.line, bad.first.column, std::move(message)));
}

}  // namespace

void check_encoding(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  if (page.source.was_valid()) return;
  const std::string_view bytes = page.source.bytes();
  Bad invalid, nul;
  Position at;
  for (std::size_t next = 0; next < bytes.size();) {
    const std::size_t before = next;
    const char32_t c = text::next_code_point(bytes, next);
    if (c == U'\uFFFD' && next - before == 1) invalid.note(at);
    if (c == 0) nul.note(at);
    ++at.column;
    const bool returns = c == '\r' && !bytes.substr(next).starts_with('\n');
    if (c == '\n' || returns) at = {at.line + 1, 1};
  }
  report(page, "invalid-utf8", invalid, "a byte that is not UTF-8", out);
  report(page, "nul-byte", nul, "a NUL byte", out);
}

void check_limits(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  const int line = parsed.exceeded.line;
  switch (parsed.exceeded.what) {
    case markdown::Excess::none:
      break;
    case markdown::Excess::nesting:
      out.push_back(diagnose("nesting-too-deep", page.path(), line, 1,
                             "lists or quotes nest more than 100 deep here; the page was not read"));
      break;
    case markdown::Excess::columns:
      out.push_back(
          diagnose("table-too-wide", page.path(), line, 1, "a table has more than 200 columns; the page was not read"));
      break;
    case markdown::Excess::pieces:
      out.push_back(diagnose(
          "page-too-large", page.path(), line, 1,
          "the page has more than a million lines, table cells, list items and emphasised words; it was not read"));
      break;
    case markdown::Excess::density:
      out.push_back(diagnose("paragraph-too-dense", page.path(), line, 1,
                             "one paragraph holds thousands of links, emphasis marks or tags; the page was not read"));
      break;
  }
}

}  // namespace compiler
