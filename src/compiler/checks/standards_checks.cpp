#include "compiler/checks/standards_checks.h"

namespace compiler {

void check_page_standards(const ParsedPage& parsed, const Settings&, Diagnostics& out) {
  check_outcomes_of_page(*parsed.page, out);
}

void check_standards(const Whole& whole, Diagnostics& out) {
  const CompetencyNames names(whole.pages, whole.settings);
  check_outcomes(whole, out);
  check_levels(whole, names, out);
  check_competencies(whole, names, out);
  check_serves(whole, out);
  check_rubric(whole, out);
  check_modules(whole, out);
}

}  // namespace compiler
