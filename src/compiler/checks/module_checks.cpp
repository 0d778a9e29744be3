#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "compiler/checks/standards_checks.h"

namespace compiler {

namespace {

using Goals = std::vector<std::string>;

// The first goal of `a` that `b` does not have, in the same words.
const std::string* only_in(const Goals& a, const Goals& b) {
  std::unordered_set<std::uint64_t> known;
  for (const std::string& goal : b) known.insert(wording_of(goal).exact);
  for (const std::string& goal : a)
    if (!known.contains(wording_of(goal).exact)) return &goal;
  return nullptr;
}

// Goals are compared with goals of the same form: a list of the module's goals with another, a list by competency with
// another. A page that has a short list and one that goes through the competencies do not contradict each other.
void check_goals(const Whole& whole, Diagnostics& out) {
  std::map<std::pair<int, bool>, const Page*> first;
  for (const auto& page : whole.pages) {
    const Goals& here = page->standards.goals;
    const GoalsPlace& place = page->standards.goals_place;
    if (here.empty() || page->place.archived) continue;
    const auto [found, is_first] = first.try_emplace({*place.module, place.by_competency}, page.get());
    if (is_first) continue;
    const Goals& there = found->second->standards.goals;
    const std::string* here_only = only_in(here, there);
    const std::string* there_only = only_in(there, here);
    if (here_only == nullptr && there_only == nullptr) continue;
    std::string message = "Module " + std::to_string(*place.module) + " is described by " + found->second->path() +
                          " and this page, which disagree on its goals:";
    if (here_only != nullptr) message += " \"" + *here_only + "\" stands only here";
    if (here_only != nullptr && there_only != nullptr) message += ",";
    if (there_only != nullptr)
      message += " \"" + *there_only + "\"" + (here_only == nullptr ? " stands" : "") + " only there";
    out.push_back(
        diagnose("module-pages-disagree", page->path(), place.where.line, place.where.column, std::move(message)));
  }
}

}  // namespace

void check_modules(const Whole& whole, Diagnostics& out) { check_goals(whole, out); }

}  // namespace compiler
