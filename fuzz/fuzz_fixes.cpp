// The repairs of a folder: made once, they leave nothing to repair, and no byte that none of them names has changed.
#include "fuzz_input.h"

#include <algorithm>

#include "compiler/fix/apply_fixes.h"

namespace {

std::vector<compiler::Fix> fixes_of(const compiler::Compilation& done, const std::string& path) {
  std::vector<compiler::Fix> fixes;
  for (const compiler::Diagnostic& one : done.diagnostics)
    if (one.file == path && one.fix) fixes.push_back(*one.fix);
  return fixes;
}

std::vector<fuzz::File> repaired(const std::vector<fuzz::File>& files, const compiler::Compilation& done) {
  std::vector<fuzz::File> out;
  for (const fuzz::File& file : files) {
    const auto fixes = fixes_of(done, file.path);
    auto bytes = compiler::apply_fixes(file.bytes, fixes);
    fuzz::require(bytes.has_value(), "repairs lie within their page");
    if (fixes.empty()) fuzz::require(*bytes == file.bytes, "a page without repairs stays as it is");
    for (const compiler::Fix& fix : fixes)
      fuzz::require(fix.replacement != file.bytes.substr(fix.offset, fix.length), "a repair changes something");
    out.push_back({file.path, *std::move(bytes)});
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto files = fuzz::folder_of({reinterpret_cast<const char*>(data), size});
  const auto first = fuzz::compiled(files);
  const auto once = repaired(files, first);
  const auto twice = repaired(once, fuzz::compiled(once));
  const bool same = std::ranges::equal(once, twice, [](const auto& a, const auto& b) { return a.bytes == b.bytes; });
  fuzz::require(same, "the second run of repairs changes nothing");
  return 0;
}
