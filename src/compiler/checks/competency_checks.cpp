#include <set>
#include <string>

#include "compiler/checks/standards_checks.h"
#include "kernel/text.h"

namespace compiler {

namespace {

std::string known(const CompetencyNames& names) {
  std::string out;
  for (const Competency& one : names.all()) out += (out.empty() ? "" : ", ") + one.name;
  return out;
}

}  // namespace

void check_competencies(const Whole& whole, const CompetencyNames& names, Diagnostics& out) {
  if (!names.are_stated()) return;
  const std::string list = known(names);
  for (const auto& page : whole.pages) {
    if (page->place.archived) continue;
    std::set<std::string> told;  // each name once a page
    const auto tell = [&](const std::string& name, const Where& where) {
      if (!told.insert(name).second) return;
      out.push_back(diagnose("unknown-competency", page->path(), where.line, where.column,
                             "\"" + name + "\" is none of the programme's competencies (" + list + ")",
                             static_cast<int>(text::count_code_points(name))));
    };
    for (const LevelListing& listing : page->standards.listings)
      if (listing.certain && names.find(listing) == CompetencyNames::none)
        tell(listing.name.empty() ? listing.under : listing.name, listing.where);
    for (const CompetencyNames::Meant& meant : names.targets_of(*page))
      if (meant.target->module && meant.competency == CompetencyNames::none)
        tell(meant.target->name, meant.target->name_where);
    for (const RubricEntry& entry : page->standards.rubric)
      if (entry.competency && entry.level && names.find(*entry.competency) == CompetencyNames::none)
        tell(*entry.competency, entry.where);
  }
}

}  // namespace compiler
