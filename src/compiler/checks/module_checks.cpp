#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "compiler/checks/standards_checks.h"
#include "compiler/reader/level_words.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// Each deliverable of one page is compared with each of another.
constexpr std::size_t most_deliverables = 100;

// The part of the shorter text's content words that the other has too: "Resume draft" is all in "Resume draft reviewed
// by peers".
double share(const Wording& a, const Wording& b) {
  const std::size_t smaller = std::min(a.stems.size(), b.stems.size());
  if (smaller == 0) return 0;
  std::vector<std::uint32_t> common;
  std::ranges::set_intersection(a.stems, b.stems, std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(smaller);
}

// The first goal of `a` that `b` does not have, in the same words.
const std::string* only_in(const StandardsFacts& a, const StandardsFacts& b) {
  const auto& known = b.goals_place.words;
  for (std::size_t i = 0; i < a.goals.size(); ++i)
    if (std::ranges::find(known, a.goals_place.words[i]) == known.end()) return &a.goals[i];
  return nullptr;
}

void tell(const Page& first, const Page& page, int module, std::string_view about, const Where& where,
          const std::string* here_only, const std::string* there_only, Diagnostics& out) {
  if (here_only == nullptr && there_only == nullptr) return;
  std::string message = "Module " + std::to_string(module) + " is described by " + first.path() +
                        " and this page, which disagree on its " + std::string(about) + ":";
  if (here_only != nullptr) message += " \"" + *here_only + "\" stands only here";
  if (here_only != nullptr && there_only != nullptr) message += ",";
  if (there_only != nullptr)
    message += " \"" + *there_only + "\"" + (here_only == nullptr ? " stands" : "") + " only there";
  out.push_back(diagnose("module-pages-disagree", page.path(), where.line, where.column, std::move(message)));
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
    tell(*found->second, *page, *place.module, "goals", place.where, only_in(here, there), only_in(there, here), out);
  }
}

// A page whose title is the module's name and nothing more particular describes the module as a whole: "Module 4
// Professional Development", not "Module 4 Learning Goals" or "Repeating Module 4".
bool is_overview(const Page& page) {
  constexpr std::array<std::string_view, 22> general{
      "module",   "mod",  "professional", "development", "career", "job",        "search", "support",
      "overview", "plan", "planning",     "pd",          "page",   "curriculum", "the",    "and",
      "zero",     "one",  "two",          "three",       "four",   "five"};
  if (page.place.archived || page.place.week || !page.place.module) return false;
  if (!module_in_text(page.title)) return false;
  const std::string words = kebab_case(page.title);
  for (std::string_view word : text::split(words, '-'))
    if (!text::whole_number(word) && std::ranges::find(general, word) == general.end()) return false;
  return true;
}

// The first deliverable of `a` for which `b` has nothing that shares half of its words.
const std::string* without_counterpart(const Page& a, const Page& b) {
  for (const DeliverableReading& one : a.schedule.deliverables) {
    if (one.ticket) continue;
    const Wording wording = wording_of(one.what.title);
    const auto is_counterpart = [&](const DeliverableReading& other) {
      return share(wording, wording_of(other.what.title)) >= 0.5;
    };
    if (std::ranges::none_of(b.schedule.deliverables, is_counterpart)) return &one.what.title;
  }
  return nullptr;
}

void check_deliverables(const Whole& whole, Diagnostics& out) {
  std::map<int, const Page*> first;
  for (const auto& page : whole.pages) {
    const auto& deliverables = page->schedule.deliverables;
    if (deliverables.empty() || deliverables.size() > most_deliverables || !is_overview(*page)) continue;
    const auto [found, is_first] = first.try_emplace(*page->place.module, page.get());
    if (is_first) continue;
    tell(*found->second, *page, *page->place.module, "deliverables", deliverables.front().what.where,
         without_counterpart(*page, *found->second), without_counterpart(*found->second, *page), out);
  }
}

}  // namespace

void check_modules(const Whole& whole, Diagnostics& out) {
  check_goals(whole, out);
  check_deliverables(whole, out);
}

}  // namespace compiler
