#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "compiler/checks/standards_checks.h"

namespace compiler {

namespace {

// The first goal of `a` that `b` does not have, in the same words.
const std::string* only_in(const StandardsFacts& a, const StandardsFacts& b) {
  const auto& known = b.goals_place.words;
  for (std::size_t i = 0; i < a.goals.size(); ++i)
    if (std::ranges::find(known, a.goals_place.words[i]) == known.end()) return &a.goals[i];
  return nullptr;
}

// Goals are compared with goals of the same form: a list of the module's goals with another, a list by competency with
// another. A page that has a short list and one that goes through the competencies do not contradict each other.
void check_goals(const Whole& whole, Diagnostics& out) {
  std::map<std::pair<int, bool>, const Page*> first;
  for (const auto& page : whole.pages) {
    const StandardsFacts& here = page->standards;
    const GoalsPlace& place = here.goals_place;
    if (here.goals.empty() || page->place.archived) continue;
    const auto [found, is_first] = first.try_emplace({*place.module, place.by_competency}, page.get());
    if (is_first) continue;
    const StandardsFacts& there = found->second->standards;
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
