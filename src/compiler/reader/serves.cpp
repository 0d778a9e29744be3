#include "compiler/reader/serves.h"

#include <algorithm>

#include "compiler/reader/wording.h"
#include "kernel/text.h"

namespace compiler {

ServesNames::ServesNames(const Programme& programme) {
  for (const Outcome& one : programme.outcomes) by_id_.try_emplace(one.id, &one);
  for (const Outcome& one : programme.outcomes) {
    const Outcome* standard = standard_of(one);
    by_words_.try_emplace(one.words, standard);
  }
  for (const Module& module : programme.modules)
    for (const std::string& goal : module.goals)
      goals_[wording_of(goal).exact].push_back({nullptr, module.number, &goal});
}

const Outcome* ServesNames::standard_of(const Outcome& outcome) const {
  if (!outcome.standard) return &outcome;
  const auto found = by_id_.find(*outcome.standard);
  return found == by_id_.end() ? &outcome : found->second;
}

std::vector<ServedThing> ServesNames::meant_by(std::string_view entry, std::optional<int> module) const {
  entry = text::trim(entry);
  if (const auto found = by_id_.find(entry); found != by_id_.end()) return {{standard_of(*found->second), 0, nullptr}};
  const std::uint64_t words = wording_of(entry).exact;
  std::vector<ServedThing> out;
  if (const auto found = by_words_.find(words); found != by_words_.end()) out.push_back({found->second, 0, nullptr});
  if (const auto found = goals_.find(words); found != goals_.end()) {
    const bool own = std::ranges::any_of(found->second, [&](const ServedThing& one) { return one.module == module; });
    for (const ServedThing& one : found->second)
      if (!own || one.module == module) out.push_back(one);
  }
  return out;
}

std::string_view ServesNames::nearest_id(std::string_view entry) const {
  if (entry.find(' ') != std::string_view::npos) return {};
  std::vector<std::string_view> ids;
  ids.reserve(by_id_.size());
  for (const auto& [id, outcome] : by_id_) ids.push_back(id);
  std::ranges::sort(ids);
  return text::nearest(text::trim(entry), ids);
}

}  // namespace compiler
