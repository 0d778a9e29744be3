// Which diagnostics the preview's page of them shows, and in what order. The choice travels in the address, so it needs
// no script and can be sent to a colleague:
// /-/diagnostics?severity=error&code=broken-link&file=module-1/week-2.md&page=2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"

namespace app {

struct Choice {
  std::optional<compiler::Severity> severity;
  std::string code;                 // empty: every code
  std::optional<std::string> file;  // "": what is about the whole programme
  std::size_t page = 1;             // counted from 1; a choice that differs otherwise begins there again

  bool is_everything() const { return !severity && code.empty() && !file; }
  bool takes(const compiler::Diagnostic& one) const;
};

// What an address's query says; what it says wrongly is left out.
Choice choice_of(std::string_view query);
std::string address_of(const Choice& choice);

struct FileFindings {
  std::string_view file;
  std::vector<const compiler::Diagnostic*> findings;  // errors first, then warnings, then notes; each by position
};

// The diagnostics chosen, `page` aside. Files with errors stand first, then those with warnings; each kind as it was.
std::vector<FileFindings> by_file(std::span<const compiler::Diagnostic> all, const Choice& choice);

}  // namespace app
