#include "compiler/diagnostic/catalogue.h"

namespace compiler {

std::span<const Entry> link_entries() { return {}; }

}  // namespace compiler
