#include "rooms/curriculum/compile/compile_edition.h"

#include <algorithm>

#include "compiler/site/bodies.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "rooms/curriculum/compile/programme_facts.h"
#include "rooms/curriculum/compile/staff_parts.h"

namespace curriculum {

namespace {

using compiler::Compilation;

std::string digest_of(const Compilation& done, const SettingsFiles& settings, const std::vector<File>& files) {
  std::string list;
  const auto add = [&](const compiler::Source& source) {
    list += source.path() + '\n' + crypto::digest(source.bytes()) + '\n';
  };
  for (const auto& page : done.pages) add(page->source);
  for (const auto& file : settings) add(*file);
  for (const File& file : files) list += file.path + '\n' + file.digest + '\n';
  return crypto::digest(list);
}

bool has_errors(const compiler::Diagnostics& diagnostics) {
  return std::ranges::any_of(diagnostics, [](const auto& one) { return one.severity == compiler::Severity::error; });
}

class PageWriter {
 public:
  PageWriter(const Compilation& done, const compiler::Addresses& addresses) : done_(done), addresses_(addresses) {}

  Page write(const compiler::Page& page) const {
    Page out;
    out.path = page.path();
    out.address = std::string(addresses_.of_page(page.path()));
    out.title = text::collapse_spaces(page.title);
    out.module = page.place.module;
    out.week = page.place.week;
    out.audience = audience_of(page);
    out.html = html_of(page);
    if (const auto rest = without_staff_parts(compiler::parse_page(page.source, done_.settings))) {
      out.staff_html = std::move(out.html);
      out.html = html_of(*compiler::parse_page(compiler::Source(page.path(), *rest), done_.settings).page);
    }
    out.digest = crypto::digest(out.title + '\n' + out.html);
    return out;
  }

 private:
  std::string html_of(const compiler::Page& page) const {
    return compiler::body_of(page, addresses_.of_page(page.path()), done_.site_map, addresses_).html;
  }

  const Compilation& done_;
  const compiler::Addresses& addresses_;
};

std::vector<Page> pages_of(const Compilation& done, const compiler::Addresses& addresses) {
  const PageWriter writer(done, addresses);
  std::vector<Page> pages;
  pages.reserve(done.pages.size());
  for (const auto& page : done.pages) pages.push_back(writer.write(*page));
  return pages;
}

}  // namespace

Compiled compile(compiler::Input input, const SettingsFiles& settings, const ReadFile& read) {
  // Pages lie where their links expect them, whatever the school's own site is set to.
  input.settings.permalinks = compiler::Permalinks::files;
  const compiler::Addresses addresses(input.pages, input.assets, input.settings);
  Compiled out{compiler::compile(std::move(input)), {}};
  if (has_errors(out.done.diagnostics)) return out;
  Content content = facts_of(out.done);
  if (read) content.files = linked_files(out.done, read);
  content.digest = digest_of(out.done, settings, content.files);
  content.pages = pages_of(out.done, addresses);
  content.diagnostics = listed(out.done.diagnostics);
  out.content = std::move(content);
  return out;
}

std::vector<Diagnostic> listed(const compiler::Diagnostics& diagnostics) {
  std::vector<Diagnostic> out;
  out.reserve(diagnostics.size());
  for (const compiler::Diagnostic& one : diagnostics)
    out.push_back({std::string(one.code), std::string(compiler::name_of(one.severity)), one.message, one.file, one.line,
                   one.column});
  return out;
}

}  // namespace curriculum
