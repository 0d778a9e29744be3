#include "compiler/diagnostic/catalogue.h"

namespace compiler {

std::span<const Entry> source_entries() { return {}; }

}  // namespace compiler
