#include "compiler/reader/page.h"

namespace compiler {

void read_standards(const PageInHand&, StandardsFacts&) {}

}  // namespace compiler
