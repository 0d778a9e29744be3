// Certain repairs, made: every byte that no repair names stays as it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"
#include "kernel/result.h"

namespace compiler {

// Equal repairs count once. Of two that overlap the one that begins first is made (the longer one, when both begin
// there); the other waits for the next check. invalid when one lies beyond the bytes.
Result<std::string> apply_fixes(std::string_view bytes, std::vector<Fix> fixes);

}  // namespace compiler
