#include "compiler/diagnostic/catalogue.h"

namespace compiler {

std::span<const Entry> standards_entries() { return {}; }

}  // namespace compiler
