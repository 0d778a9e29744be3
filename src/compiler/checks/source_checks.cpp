#include "compiler/checks/checks.h"

namespace compiler {

void check_page_source(const ParsedPage&, const Settings&, Diagnostics&) {}

}  // namespace compiler
