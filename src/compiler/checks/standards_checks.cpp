#include "compiler/checks/checks.h"

namespace compiler {

void check_page_standards(const ParsedPage&, const Settings&, Diagnostics&) {}
void check_standards(const Whole&, Diagnostics&) {}

}  // namespace compiler
