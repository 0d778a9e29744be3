#include <algorithm>

#include "compiler/checks/page_checks.h"

namespace compiler {

bool is_wanted(const Settings& settings, std::string_view code) {
  return std::ranges::find(settings.enable, code) != settings.enable.end();
}

void check_page_source(const ParsedPage& parsed, const Settings& settings, Diagnostics& out) {
  check_limits(parsed, out);
  check_encoding(parsed, out);
  check_mojibake(parsed, out);
  check_front_matter(parsed, out);
  check_substance(parsed, out);
  check_template_text(parsed, out);
  check_template_syntax(parsed, out);
  check_cut_off(parsed, out);
  check_names(parsed, settings, out);
}

}  // namespace compiler
