#include "compiler/reader/competency_names.h"

#include <algorithm>
#include <unordered_set>

#include "compiler/reader/wording.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// Nobody has more; hostile pages may name as many as they like.
constexpr std::size_t most_competencies = 500;

// "negotiations" -> "negotiation"; "job-search-strategies" -> "job-search-strategy".
std::string in_singular(std::string_view form) {
  if (form.ends_with("ies")) return std::string(form.substr(0, form.size() - 3)) + "y";
  if (form.ends_with("s") && !form.ends_with("ss")) return std::string(form.substr(0, form.size() - 1));
  return std::string(form);
}

std::string initials(std::string_view form) {
  std::string out;
  for (std::string_view word : text::split(form, '-'))
    if (!word.empty()) out += word[0];
  return out;
}

bool is_abbreviation(std::string_view name) {
  return name.size() >= 2 && name.size() <= 6 && std::ranges::all_of(name, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A competency's name begins with a capital letter; "achieve" in "A and achieve Level II" is none.
bool looks_like_name(std::string_view name) {
  return !name.empty() && !(name[0] >= 'a' && name[0] <= 'z') && name.size() <= 60;
}

bool counts(const Page& page) { return !page.place.archived; }

}  // namespace

CompetencyNames::CompetencyNames(const Pages& pages, const Settings& settings) {
  for (const CompetencySetting& one : settings.competencies) {
    const std::size_t before = competencies_.size();
    add(one.name);
    if (competencies_.size() == before) continue;
    if (!one.key.empty()) {
      by_form_.try_emplace(kebab_case(one.key), competencies_.size() - 1);
      competencies_.back().key = one.key;
    }
    if (!one.definition.empty()) competencies_.back().definition = one.definition;
  }
  stated_ = !competencies_.empty();
  if (!stated_) add_stated(pages);
  stated_ = !competencies_.empty();
  if (!stated_) add_seen(pages);
  define(pages);
}

void CompetencyNames::add(std::string_view name) {
  const std::string form = kebab_case(name);
  if (form.empty() || competencies_.size() >= most_competencies || find(name) != none) return;
  const std::size_t index = competencies_.size();
  competencies_.push_back({form, text::collapse_spaces(name), std::nullopt});
  by_form_.try_emplace(competencies_.back().name, index);
  by_form_.try_emplace(in_singular(form), index);
  by_form_.try_emplace(form, index);
  if (const std::string letters = initials(form); letters.size() >= 2) by_form_.try_emplace(letters, index);
}

void CompetencyNames::add_stated(const Pages& pages) {
  for (const auto& page : pages) {
    if (!counts(*page) || !page->standards.is_standards_page) continue;
    // A list of "the competencies" gives the order, when it is about those that the page has outcomes for.
    std::unordered_set<std::string> with_outcomes;
    for (const LevelListing& listing : page->standards.listings)
      if (listing.certain && !listing.module)
        with_outcomes.insert(kebab_case(listing.name.empty() ? listing.under : listing.name));
    std::size_t listed = 0, known = 0;
    for (const StatedCompetency& one : page->standards.competencies) {
      listed += one.listed;
      known += one.listed && with_outcomes.contains(kebab_case(one.name));
    }
    for (const StatedCompetency& one : page->standards.competencies)
      if (one.listed && 2 * known >= listed) add(one.name);
    for (const LevelListing& listing : page->standards.listings)
      if (listing.certain && !listing.module && find(listing) == none)
        add(listing.name.empty() ? listing.under : listing.name);
  }
}

void CompetencyNames::add_seen(const Pages& pages) {
  std::vector<std::string_view> abbreviations;  // they may stand for a name that comes later
  const auto see = [&](std::string_view name) {
    if (is_abbreviation(name))
      abbreviations.push_back(name);
    else if (looks_like_name(name))
      add(name);
  };
  for (const auto& page : pages)
    if (counts(*page))
      for (const LevelListing& listing : page->standards.listings)
        if (listing.certain) see(listing.name.empty() ? listing.under : listing.name);
  for (const auto& page : pages)
    if (counts(*page))
      for (const StatedTarget& target : page->standards.targets) see(target.name);
  for (std::string_view name : abbreviations) add(name);
}

// Definitions: from standards pages first, then from whichever page has one.
void CompetencyNames::define(const Pages& pages) {
  for (const bool standards : {true, false})
    for (const auto& page : pages) {
      if (!counts(*page) || page->standards.is_standards_page != standards) continue;
      for (const StatedCompetency& one : page->standards.competencies) {
        const std::size_t index = one.definition ? find(one.name) : none;
        if (index != none && !competencies_[index].definition) competencies_[index].definition = one.definition;
      }
    }
}

std::size_t CompetencyNames::find(std::string_view name) const {
  if (const auto as_written = by_form_.find(name); as_written != by_form_.end()) return as_written->second;
  const std::string form = kebab_case(name);
  auto found = by_form_.find(form);
  if (found == by_form_.end()) found = by_form_.find(in_singular(form));
  return found == by_form_.end() ? none : found->second;
}

std::size_t CompetencyNames::find(const LevelListing& listing) const {
  const std::size_t by_name = listing.name.empty() ? none : find(listing.name);
  return by_name != none || listing.own_name || listing.under.empty() ? by_name : find(listing.under);
}

std::vector<CompetencyNames::Meant> CompetencyNames::targets_of(const Page& page) const {
  std::vector<Meant> out;
  const std::vector<StatedTarget>& targets = page.standards.targets;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const StatedTarget& target = targets[i];
    if (target.name.empty()) {
      for (std::size_t all = 0; all < competencies_.size(); ++all) out.push_back({&target, all});
      continue;
    }
    std::size_t competency = find(target.name);
    const bool has_next =
        i + 1 < targets.size() && targets[i + 1].phrase == target.phrase && targets[i + 1].level == target.level;
    if (competency == none && has_next) {
      competency = find(target.name + " and " + targets[i + 1].name);
      if (competency != none) ++i;
    }
    if (competency != none || looks_like_name(target.name)) out.push_back({&target, competency});
  }
  return out;
}

}  // namespace compiler
