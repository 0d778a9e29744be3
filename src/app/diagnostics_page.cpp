#include "app/diagnostics_page.h"

#include "compiler/diagnostic/text_report.h"
#include "compiler/site/own_pages.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"
#include "preview_bar.html.h"
#include "preview_diagnostics.html.h"

void add_cairn_templates();  // made by embed_templates

namespace app {

void add_preview_templates() { add_cairn_templates(); }

namespace {

constexpr std::size_t most_shown = 1'000;

// The lines behind the first one of a report: the source with its caret, and the fix.
std::string excerpt_of(const Compiled& compiled, const compiler::Diagnostic& one) {
  compiler::TextReport report;
  report.source_of = [&](std::string_view path) { return compiled.source(path); };
  const std::string text = compiler::text_report({one}, report);
  const std::size_t line = text.find('\n');
  if (line == std::string::npos || line + 1 >= text.size()) return {};
  std::string out;
  html::append_escaped(out, std::string_view(text).substr(line + 1));
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace

Counts count_by_file(const compiler::Diagnostics& diagnostics) {
  Counts counts;
  for (const compiler::Diagnostic& one : diagnostics) ++counts[one.file];
  return counts;
}

std::string anchor_of(std::string_view file) { return "file-" + compiler::slug_of(file); }

std::string preview_bar(const compiler::Compilation& done, const Counts& counts, std::string_view version,
                        std::string_view path) {
  namespace marker = templates::preview_bar;
  html::Template bar(marker::self);
  bar.set(marker::VERSION, version);
  bar.set(marker::SUMMARY, "Preview: " + compiler::summary_line(done.diagnostics, done.pages.size()));
  const auto here = counts.find(path);
  const bool some_here = !path.empty() && here != counts.end();
  if (some_here) bar.section(marker::HERE).set(marker::TEXT, std::to_string(here->second) + " on this page");
  if (!done.diagnostics.empty())
    bar.section(marker::LINK)
        .set(marker::URL, "/-/diagnostics" + (some_here ? "#" + anchor_of(path) : std::string{}))
        .set(marker::LABEL, some_here ? "Show them" : "Show all");
  return bar.fill();
}

std::string diagnostics_main(const Compiled& compiled, const compiler::Site& site) {
  namespace marker = templates::preview_diagnostics;
  html::Template page(marker::self);
  const compiler::Diagnostics& all = compiled.done->diagnostics;
  html::Template section(marker::self);
  std::string_view file = "\n";  // none is called so
  for (std::size_t i = 0; i < std::min(all.size(), most_shown); ++i) {
    const compiler::Diagnostic& one = all[i];
    if (one.file != file) {
      file = one.file;
      section = page.section(marker::FILE);
      section.set(marker::ID, anchor_of(file));
      const compiler::PageNumber number = site.plan().number_of(file);
      if (number == compiler::no_page)
        section.section(marker::PLAIN).set(marker::NAME, file.empty() ? "The whole programme" : file);
      else
        section.section(marker::LINKED)
            .set(marker::URL, "/" + compiler::percent_encoded(site.plan().pages[number].output))
            .set(marker::NAME, file);
    }
    html::Template finding = section.section(marker::FINDING);
    finding.set(marker::SEVERITY, compiler::name_of(one.severity)).set(marker::CODE, one.code);
    finding.set(marker::MESSAGE, one.message);
    if (const std::string excerpt = excerpt_of(compiled, one); !excerpt.empty())
      finding.section(marker::EXCERPT).set_html(marker::TEXT, excerpt);
  }
  if (all.size() > most_shown)
    page.section(marker::MORE)
        .set(marker::TEXT,
             "And " + std::to_string(all.size() - most_shown) + " more: \"cairn check\" prints them all.");
  if (all.empty()) page.section(marker::NONE);
  return compiler::own_main("-/diagnostics", {{"Start", site.plan().home_output()}, {"Diagnostics", ""}}, "Diagnostics",
                            compiler::summary_line(all, compiled.done->pages.size()), page.fill());
}

}  // namespace app
