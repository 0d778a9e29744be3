#include "compiler/reader/assemble.h"

namespace compiler {

void assemble_schedule(const Pages&, const SiteMap&, const Settings&, Programme&) {}

}  // namespace compiler
