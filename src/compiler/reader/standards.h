// The recognisers of standards, one file per construct. Each sees one page and adds to its facts; none looks at another
// page. What is not certainly one of these constructs stays prose.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/inline_text.h"
#include "compiler/reader/page.h"

namespace compiler {

// "**Networking Level III:**", "### Level II", "* **Materials Level I:**" with outcome bullets under it (E.2, 1 and 4).
void read_level_headings(const PageInHand& in, StandardsFacts& facts);
// Tables with a column per level, several outcomes in a cell (E.2, 2 and 3), and rubric tables (E.5).
void read_standards_tables(const PageInHand& in, StandardsFacts& facts);
// "we aim for … Levels I and II readiness in A and B and Level II in C" (E.2, 5).
void read_target_sentences(const PageInHand& in, StandardsFacts& facts);
// "**Exceptional**" and its bullets … "**No submission**" (E.5).
void read_heading_rubric(const PageInHand& in, StandardsFacts& facts);
// "Key Learning Goals", "Core Competencies of Module 3:" and their bullets (E.2, 6 and 7).
void read_module_goals(const PageInHand& in, StandardsFacts& facts);
// "Defined as …", "* **Networking:** …", "5 core competencies:" (E.2, 6).
void read_competency_definitions(const PageInHand& in, StandardsFacts& facts);
// "SIAT = Student is able to" (E.2).
void read_abbreviations(const PageInHand& in, StandardsFacts& facts);

// Whether the page mentions `words` at all: the cheap question before the dear one. Cheap when the first letter of
// `words` is a rare one.
inline bool mentions(const PageInHand& in, std::string_view words) {
  return in.page.source.text().find(words) != std::string_view::npos;
}

// Whether a paragraph introduces what stands below it: its last line ends with a colon.
bool is_lead_in(const PageInHand& in, markdown::NodeIndex paragraph);

// The module a section speaks of: the nearest title that names one ("Module 2 Outcomes"), else the page's.
std::optional<int> module_of_section(const PageInHand& in, int section);

// Puts an outcome on the facts; with nothing behind its prefix, an empty one.
struct OutcomeFound {
  std::string_view text;  // behind the prefix, as written
  std::vector<std::string> checklist;
  std::optional<std::size_t> listing;  // none: it stands under no level (only an empty outcome can be told then)
  Where where;
  int width = 1;  // of the prefix
};
void add_outcome(OutcomeFound found, StandardsFacts& facts);

// What a cell of a table holds: pieces divided by bullets and blank lines. A line break inside a sentence is a space.
struct CellPiece {
  std::string text;
  std::string as_written;  // its first line, for finding it in the source
  bool bullet = false;
  std::vector<std::string> nested;  // bullets that belong to it
};
std::vector<CellPiece> cell_pieces(std::string_view cell, std::string_view prefix);

// "Exceptional", "Meets Expectations", "No submission" …; with or without a colon.
std::optional<Performance> performance_named(std::string_view text);
// The rows of a rubric table; `header` are the texts of its first row.
void read_rubric_table(const PageInHand& in, markdown::NodeIndex table, const std::vector<std::string>& header,
                       StandardsFacts& facts);

}  // namespace compiler
