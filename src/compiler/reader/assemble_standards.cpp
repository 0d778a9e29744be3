#include "compiler/reader/assemble.h"

namespace compiler {

void assemble_standards(const Pages&, const Settings&, Programme&) {}

}  // namespace compiler
