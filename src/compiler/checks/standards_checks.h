// The families of checks about standards. The facts are those of compiler/reader/standards_facts.h.
#pragma once

#include "compiler/checks/checks.h"
#include "compiler/reader/competency_names.h"

namespace compiler {

// empty-outcome, outcome-duplicate (on one page), unknown-level: of one page.
void check_outcomes_of_page(const Page& page, Diagnostics& out);
// outcome-reworded, outcome-unassigned, outcome-duplicate (twice in the standards).
void check_outcomes(const Whole& whole, Diagnostics& out);
// level-not-listed, level-not-promised, target-contradiction.
void check_levels(const Whole& whole, const CompetencyNames& names, Diagnostics& out);
// unknown-competency.
void check_competencies(const Whole& whole, const CompetencyNames& names, Diagnostics& out);
// unknown-outcome.
void check_serves(const Whole& whole, Diagnostics& out);
// rubric-gap.
void check_rubric(const Whole& whole, Diagnostics& out);
// module-pages-disagree.
void check_modules(const Whole& whole, Diagnostics& out);

}  // namespace compiler
