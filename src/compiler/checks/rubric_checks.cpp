#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "compiler/checks/standards_checks.h"
#include "compiler/reader/level_words.h"

namespace compiler {

namespace {

std::string_view in_words(Performance performance) {
  switch (performance) {
    case Performance::exceptional:
      return "Exceptional";
    case Performance::meets:
      return "Meets Expectations";
    case Performance::below:
      return "Below Expectations";
    case Performance::well_below:
      return "Well Below Expectations";
    case Performance::no_submission:
      return "No submission";
  }
  return "";
}

std::string_view name_of_competency(const Programme& programme, std::string_view key) {
  const auto found = std::ranges::find(programme.competencies, key, &Competency::key);
  return found == programme.competencies.end() ? key : std::string_view(found->name);
}

// Which performances and levels a competency's row describes.
struct Row {
  std::map<Performance, std::array<bool, highest_level + 1>> described;
  std::array<bool, highest_level + 1> levels{};
  const RubricEntry* first = nullptr;
};

}  // namespace

// A row that describes a level for one performance but not for another leaves a rating without words.
void check_rubric(const Whole& whole, Diagnostics& out) {
  std::map<std::pair<std::string_view, std::string_view>, Row> rows;  // page, competency
  std::map<std::string_view, std::map<Performance, bool>> used;       // per page
  for (const RubricEntry& entry : whole.programme.rubric) {
    if (!entry.competency || !entry.level || *entry.level < 1 || *entry.level > highest_level) continue;
    Row& row = rows[{entry.where.file, *entry.competency}];
    if (row.first == nullptr) row.first = &entry;
    const auto level = static_cast<std::size_t>(*entry.level);
    row.described[entry.performance][level] = true;
    row.levels[level] = true;
    used[entry.where.file][entry.performance] = true;
  }
  for (auto& [key, row] : rows)
    for (const auto& [performance, is_used] : used[key.first])
      for (int level = 1; level <= highest_level; ++level) {
        const auto index = static_cast<std::size_t>(level);
        if (!row.levels[index] || row.described[performance][index]) continue;
        out.push_back(diagnose("rubric-gap", row.first->where.file, row.first->where.line, row.first->where.column,
                               "the rubric does not say what \"" + std::string(in_words(performance)) +
                                   "\" means for " + level_name(level) + " of " +
                                   std::string(name_of_competency(whole.programme, key.second))));
      }
}

}  // namespace compiler
