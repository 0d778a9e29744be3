#include "compiler/fix/apply_fixes.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace compiler {

Result<std::string> apply_fixes(std::string_view bytes, std::vector<Fix> fixes) {
  std::ranges::sort(fixes, [](const Fix& a, const Fix& b) {
    return std::tie(a.offset, b.length, a.replacement) < std::tie(b.offset, a.length, b.replacement);
  });
  std::string out;
  out.reserve(bytes.size());
  std::size_t done = 0;  // bytes behind us, copied or replaced
  std::optional<std::size_t> inserted_at;
  for (const Fix& fix : fixes) {
    if (fix.offset > bytes.size() || fix.length > bytes.size() - fix.offset)
      return fail(FailureKind::invalid, "a repair lies beyond the end of the page");
    if (fix.offset < done || inserted_at == fix.offset) continue;
    if (fix.length == 0) inserted_at = fix.offset;
    out += bytes.substr(done, fix.offset - done);
    out += fix.replacement;
    done = fix.offset + fix.length;
  }
  out += bytes.substr(done);
  return out;
}

}  // namespace compiler
