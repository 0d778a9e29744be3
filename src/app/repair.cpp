#include "app/repair.h"

#include <algorithm>
#include <map>

#include "compiler/fix/apply_fixes.h"
#include "platform/files/files.h"

namespace app {

namespace {

using compiler::Diagnostic;

Result<void> write_page(const std::string& path, const std::string& checked, const std::vector<compiler::Fix>& fixes) {
  const std::string bytes = TRY(files::read(path, compiler::largest_page));
  if (bytes != checked) return fail(FailureKind::conflict, "changed while it was checked; nothing was written", path);
  const std::string repaired = TRY(compiler::apply_fixes(bytes, fixes));
  return files::write(path, repaired);
}

}  // namespace

Repaired repair(const Loaded& loaded, const compiler::Compilation& done) {
  std::map<std::string, std::vector<const Diagnostic*>> by_page;
  for (const Diagnostic& one : done.diagnostics)
    if (one.fix) by_page[one.file].push_back(&one);
  Repaired out;
  for (const auto& [file, diagnostics] : by_page) {
    const compiler::Source* source = source_of(loaded, done, file);
    if (source == nullptr) continue;
    std::vector<compiler::Fix> fixes;
    for (const Diagnostic* one : diagnostics) fixes.push_back(*one->fix);
    if (auto written = write_page(below(loaded.root.folder, file), source->bytes(), fixes); !written) {
      out.failures.push_back({written.error().kind, written.error().say, file});
      continue;
    }
    ++out.pages;
    for (const Diagnostic* one : diagnostics) out.made.push_back(*one);
  }
  return out;
}

}  // namespace app
