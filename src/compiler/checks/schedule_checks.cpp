#include "compiler/checks/checks.h"

namespace compiler {

void check_page_schedule(const ParsedPage&, const Settings&, Diagnostics&) {}
void check_schedule(const Whole&, Diagnostics&) {}

}  // namespace compiler
