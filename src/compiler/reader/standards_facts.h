// What a page says of the standards: competencies, outcomes, levels, targets, rubric, module goals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

// A heading or table cell that lists a competency's level, with or without outcomes under it.
struct LevelListing {
  std::string competency;  // key
  int level = 1;
  std::optional<int> module;  // none on the standards page
  Where where;
};

// An outcome bullet with nothing behind its prefix.
struct EmptyOutcome {
  std::string competency;
  int level = 1;
  Where where;
};

struct StandardsFacts {
  bool is_standards_page = false;
  std::vector<Competency> competencies;
  std::vector<LevelListing> listings;
  std::vector<Outcome> outcomes;  // id and standard are filled when the programme is put together
  std::vector<EmptyOutcome> empty_outcomes;
  std::vector<Target> targets;
  std::vector<RubricEntry> rubric;
  std::vector<std::string> goals;  // of the page's module, in page order
  std::vector<Abbreviation> abbreviations;
};

}  // namespace compiler
