#include "app/diagnostics_page.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

#include "app/diagnostics_view.h"
#include "compiler/diagnostic/text_report.h"
#include "compiler/site/own_pages.h"
#include "kernel/text.h"
#include "platform/html/allow_list.h"
#include "platform/html/template.h"
#include "preview_bar.html.h"
#include "preview_diagnostics.html.h"

void add_cairn_templates();  // made by embed_templates

namespace app {

using compiler::Diagnostic;
using compiler::Severity;

void add_preview_templates() { add_cairn_templates(); }

namespace {

constexpr std::size_t findings_on_a_page = 200;
constexpr std::size_t most_jumps = 300;
constexpr std::size_t few_files = 12;  // so few that their list stands open

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

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

std::string summary(const Compiled& compiled) {
  return std::string(text::trim(compiler::summary_line(compiled.diagnostics(), compiled.done->pages.size())));
}

std::string_view name_of_file(std::string_view file) { return file.empty() ? "The whole programme" : file; }

namespace marker = templates::preview_diagnostics;

// The page while it is put together.
class DiagnosticsPage {
 public:
  DiagnosticsPage(const Compiled& compiled, const compiler::Site& site, Choice choice)
      : compiled_(compiled), site_(site), choice_(std::move(choice)), files_(by_file(compiled.diagnostics(), choice_)) {
    starts_.reserve(files_.size());
    for (const FileFindings& file : files_) {
      starts_.push_back(total_);
      total_ += file.findings.size();
    }
    const std::size_t pages = std::max<std::size_t>(1, (total_ + findings_on_a_page - 1) / findings_on_a_page);
    choice_.page = std::min(choice_.page, pages);
    first_ = (choice_.page - 1) * findings_on_a_page;
    last_ = std::min(total_, first_ + findings_on_a_page);
  }

  std::string fill() {
    if (!all().empty()) choices();
    if (!choice_.is_everything())
      page_.section(marker::CHOSEN)
          .set(marker::TEXT, std::to_string(total_) + " of " + counted(all().size(), "diagnostic", "diagnostics") +
                                 (choice_.file ? ", in " + std::string(name_of_file(*choice_.file)) : "") + ".");
    for (std::size_t i = 0; i < files_.size(); ++i)
      if (starts_[i] < last_ && starts_[i] + files_[i].findings.size() > first_) findings_of(i);
    if (total_ > findings_on_a_page) pager();
    if (total_ == 0)
      page_.section(marker::NONE)
          .set(marker::TEXT,
               all().empty() ? "Nothing to report: every check passed." : "There is nothing of this kind.");
    return page_.fill();
  }

 private:
  const compiler::Diagnostics& all() const { return compiled_.diagnostics(); }

  Choice with(const std::function<void(Choice&)>& change) const {
    Choice other = choice_;
    other.page = 1;
    change(other);
    return other;
  }

  void chip(html::Template chip, const Choice& leads_to, std::string_view name, std::size_t count, bool current) {
    chip.set(marker::URL, address_of(leads_to)).set(marker::NAME, name).set(marker::COUNT, std::to_string(count));
    if (current) chip.section(marker::CURRENT);
  }

  void choices() {
    html::Template choices = page_.section(marker::CHOICES);
    severities(choices);
    codes(choices);
    if (files_.size() > 1) jumps(choices);
  }

  // How many there would be of each, the rest of the choice as it is.
  void severities(html::Template& choices) {
    const Choice any = with([](Choice& other) { other.severity.reset(); });
    std::array<std::size_t, 3> counts{};
    for (const Diagnostic& one : all())
      if (any.takes(one)) ++counts[static_cast<std::size_t>(one.severity)];
    chip(choices.section(marker::SEVERITY), any, "All", counts[0] + counts[1] + counts[2], !choice_.severity);
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note})
      if (const std::size_t count = counts[static_cast<std::size_t>(severity)];
          count > 0 || choice_.severity == severity)
        chip(choices.section(marker::SEVERITY), with([&](Choice& other) { other.severity = severity; }),
             std::string(compiler::name_of(severity)) + "s", count, choice_.severity == severity);
  }

  void codes(html::Template& choices) {
    const Choice any = with([](Choice& other) { other.code.clear(); });
    std::map<std::string_view, std::size_t> counts;
    for (const Diagnostic& one : all())
      if (any.takes(one)) ++counts[one.code];
    html::Template codes = choices.section(marker::CODES);
    codes.set(marker::SUMMARY,
              choice_.code.empty() ? "By code (" + std::to_string(counts.size()) + ")" : "By code: " + choice_.code);
    if (!choice_.code.empty()) codes.section(marker::OPEN);
    for (const auto& [code, count] : counts)
      chip(codes.section(marker::CODE),
           with([&](Choice& other) { other.code = other.code == code ? "" : std::string(code); }), code, count,
           choice_.code == code);
  }

  void jumps(html::Template& choices) {
    html::Template list = choices.section(marker::FILES);
    list.set(marker::SUMMARY, "Files (" + std::to_string(files_.size()) + ")");
    if (files_.size() <= few_files) list.section(marker::OPEN);
    for (std::size_t i = 0; i < std::min(files_.size(), most_jumps); ++i) {
      Choice there = choice_;
      there.page = starts_[i] / findings_on_a_page + 1;
      const auto& findings = files_[i].findings;
      list.section(marker::JUMP)
          .set(marker::URL, (there.page == choice_.page ? "" : address_of(there)) + "#" + anchor_of(i))
          .set(marker::NAME, name_of_file(files_[i].file))
          .set(marker::SEVERITY, compiler::name_of(findings.front()->severity))
          .set(marker::COUNT, std::to_string(findings.size()));
    }
    if (files_.size() > most_jumps)
      list.section(marker::REST)
          .set(marker::TEXT, "And " + counted(files_.size() - most_jumps, "file", "files") + " more, further down.");
  }

  static std::string anchor_of(std::size_t file) { return "file-" + std::to_string(file + 1); }

  void findings_of(std::size_t number) {
    const FileFindings& file = files_[number];
    const std::size_t start = starts_[number];
    html::Template section = page_.section(marker::FILE);
    section.set(marker::ID, anchor_of(number));
    if (start < first_) section.section(marker::CONTINUED);
    const compiler::PageNumber page = site_.plan().number_of(file.file);
    if (page == compiler::no_page)
      section.section(marker::PLAIN).set(marker::NAME, name_of_file(file.file));
    else
      section.section(marker::LINKED)
          .set(marker::URL, "/" + compiler::percent_encoded(site_.plan().pages[page].output))
          .set(marker::NAME, file.file);
    const std::size_t end = std::min(file.findings.size(), last_ - start);
    for (std::size_t i = first_ > start ? first_ - start : 0; i < end; ++i) add(section, *file.findings[i]);
  }

  void add(html::Template& section, const Diagnostic& one) {
    html::Template finding = section.section(marker::FINDING);
    finding.set(marker::SEVERITY, compiler::name_of(one.severity)).set(marker::CODE, one.code);
    finding.set(marker::MESSAGE, one.message);
    Choice alike;
    alike.code = one.code;
    finding.set(marker::URL, address_of(alike));
    if (const std::string excerpt = excerpt_of(compiled_, one); !excerpt.empty())
      finding.section(marker::EXCERPT).set_html(marker::TEXT, excerpt);
  }

  void pager() {
    html::Template pager = page_.section(marker::PAGER);
    pager.set(marker::TEXT, std::to_string(first_ + 1) + " to " + std::to_string(last_) + " of " +
                                counted(total_, "diagnostic", "diagnostics"));
    Choice other = choice_;
    if (first_ > 0) {
      other.page = choice_.page - 1;
      pager.section(marker::BEFORE).set(marker::URL, address_of(other));
    }
    if (last_ < total_) {
      other.page = choice_.page + 1;
      pager.section(marker::AFTER).set(marker::URL, address_of(other));
    }
  }

  const Compiled& compiled_;
  const compiler::Site& site_;
  Choice choice_;
  std::vector<FileFindings> files_;
  std::vector<std::size_t> starts_;  // how many findings stand before each file's
  std::size_t total_ = 0, first_ = 0, last_ = 0;
  html::Template page_{marker::self};
};

}  // namespace

Counts count_by_file(const compiler::Diagnostics& diagnostics) {
  Counts counts;
  for (const compiler::Diagnostic& one : diagnostics) ++counts[one.file];
  return counts;
}

std::string preview_bar(const Compiled& compiled, const Counts& counts, std::string_view version,
                        std::string_view path) {
  namespace marker = templates::preview_bar;
  html::Template bar(marker::self);
  bar.set(marker::VERSION, version);
  bar.set(marker::SUMMARY, "Preview: " + summary(compiled));
  const auto here = counts.find(path);
  const bool some_here = !path.empty() && here != counts.end();
  if (some_here) bar.section(marker::HERE).set(marker::TEXT, std::to_string(here->second) + " on this page");
  Choice shown;
  if (some_here) shown.file = path;
  if (!compiled.diagnostics().empty())
    bar.section(marker::LINK)
        .set(marker::URL, address_of(shown))
        .set(marker::LABEL, some_here ? "Show them" : "Show all");
  return bar.fill();
}

std::string diagnostics_main(const Compiled& compiled, const compiler::Site& site, std::string_view query) {
  return compiler::own_main("-/diagnostics", {{"Start", site.plan().home_output()}, {"Diagnostics", ""}}, "Diagnostics",
                            summary(compiled), DiagnosticsPage(compiled, site, choice_of(query)).fill());
}

}  // namespace app
