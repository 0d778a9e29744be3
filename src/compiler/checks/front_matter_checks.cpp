// What a page says about itself at its top: front-matter-invalid, front-matter-missing, title-missing.
#include "compiler/checks/page_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

int line_of_title(const Page& page) {
  for (const yaml::Entry& entry : page.front.values.entries)
    if (text::equal_ignoring_case(entry.key, "title")) return entry.line;
  return 1;
}

// "module: two": nothing is said then, and the page is placed by its path and title alone.
void check_numbers(const Page& page, Diagnostics& out) {
  for (const NumberKey& known : number_keys) {
    const yaml::Value* value = page.front.find(known.key);
    if (value == nullptr || value->kind == yaml::Kind::null || page.front.number(known.key)) continue;
    const bool in_quotes = value->quoted && text::whole_number(value->scalar);
    const bool is_text = value->kind == yaml::Kind::scalar && !value->scalar.empty();
    out.push_back(diagnose("front-matter-invalid", page.path(), std::max(value->line, 1), std::max(value->column, 1),
                           "this value is ignored: " + std::string(known.key) + " must be a whole number from " +
                               std::to_string(known.least) + " to " + std::to_string(known.most) +
                               (in_quotes ? ", without quotation marks" : ""),
                           is_text && !value->quoted
                               ? static_cast<int>(std::min<std::size_t>(text::count_code_points(value->scalar), 80))
                               : 1));
    out.back().severity = Severity::warning;
  }
}

bool is_blank(const ParsedPage& parsed) { return parsed.tree.size() <= 1; }

}  // namespace

void check_front_matter(const ParsedPage& parsed, Diagnostics& out) {
  const Page& page = *parsed.page;
  if (page.front.error) {
    const yaml::Error& error = *page.front.error;
    const int line = std::max(error.line, 1);
    out.push_back(diagnose("front-matter-invalid", page.path(), line, std::max(error.column, 1),
                           "the front matter is not valid YAML: " + error.message));
    return;
  }
  if (page.front.is_unclosed) {
    out.push_back(diagnose("front-matter-invalid", page.path(), 1, 1,
                           "the front matter begins here and has no second \"---\" to end it", 3));
    return;
  }
  check_numbers(page, out);
  if (page.has_own_title || is_blank(parsed)) return;
  const int line = line_of_title(page);
  out.push_back(diagnose("title-missing", page.path(), line, 1,
                         line > 1 ? "the title is empty; \"" + page.title + "\" is used, from the file's name"
                                  : "no title; \"" + page.title + "\" is used, from the file's name"));
}

// Only where front matter is the custom: when more than half of the pages have it. READMEs are about the folder.
void check_missing_front_matter(const Whole& whole, Diagnostics& out) {
  const auto is_readme = [](std::string_view path) { return path == "README.md" || path.ends_with("/README.md"); };
  std::size_t with = 0, without = 0;
  for (const auto& page : whole.pages)
    if (!is_readme(page->path())) ++(page->front.present ? with : without);
  if (with <= without) return;
  for (const auto& page : whole.pages) {
    if (page->front.present || is_readme(page->path()) || page->front.is_unclosed) continue;
    out.push_back(diagnose("front-matter-missing", page->path(), 1, 1, "no front matter, unlike most pages here"));
  }
}

}  // namespace compiler
