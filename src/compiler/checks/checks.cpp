#include "compiler/checks/checks.h"

namespace compiler {

void check_page(const ParsedPage& parsed, const Settings& settings, Diagnostics& out) {
  check_page_source(parsed, settings, out);
  check_page_links(parsed, settings, out);
  check_page_standards(parsed, settings, out);
  check_page_schedule(parsed, settings, out);
}

void check_whole(const Whole& whole, Diagnostics& out) {
  check_links(whole, out);
  check_standards(whole, out);
  check_schedule(whole, out);
}

}  // namespace compiler
