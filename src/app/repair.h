// "cairn check --fix": the certain repairs of the diagnostics reported, written into the pages.
#pragma once

#include <string>
#include <vector>

#include "app/load.h"
#include "compiler/diagnostic/diagnostic.h"

namespace app {

struct Repaired {
  std::vector<compiler::Diagnostic> made;  // in order
  std::size_t pages = 0;                   // how many were written
  std::vector<Failure> failures;           // pages that could not be written or changed meanwhile; `field` is the path
};

// Each page is written whole through a temporary file, and only when it still has the bytes that were checked.
Repaired repair(const Loaded& loaded, const compiler::Compilation& done);

}  // namespace app
