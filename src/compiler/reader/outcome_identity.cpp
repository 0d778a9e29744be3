#include "compiler/reader/outcome_identity.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "compiler/reader/level_words.h"
#include "compiler/source/mojibake.h"

namespace compiler {

namespace {

constexpr std::size_t words_in_id = 4, most_words_in_id = 10;
// How many standards are compared with one outcome: plenty for any school, a limit for hostile pages.
constexpr std::size_t most_candidates = 300;

std::uint64_t mixed(std::uint64_t key, std::size_t competency, int level = 0) {
  const std::uint64_t place = (competency + 1) * 4 + static_cast<std::uint64_t>(level);
  return (key ^ place * 0x9E3779B97F4A7C15ull) * 0xBF58476D1CE4E5B9ull;
}

std::string joined(const std::vector<std::string>& words, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < std::min(count, words.size()); ++i) out += "-" + words[i];
  return out;
}

}  // namespace

std::string OutcomeIdentity::new_id(const std::string& prefix, const Competency& named, const Outcome& outcome) {
  std::string base = prefix + named.key + "-";
  base += roman(outcome.level);
  const std::vector<std::string> words = id_words(mojibake::repaired(outcome.text), named.name, most_words_in_id);
  std::string id = base + joined(words, words_in_id);
  for (std::size_t count = words_in_id + 1; ids_.contains(id) && count <= words.size(); ++count)
    id = base + joined(words, count);
  return numbered(std::move(id));
}

// The id itself, or with a number when it is taken.
std::string OutcomeIdentity::numbered(std::string id) {
  int& count = ids_[id];
  if (++count == 1) return id;
  for (int number = count;; ++number) {
    std::string other = id + "-" + std::to_string(number);
    if (!ids_.try_emplace(other, 1).second) continue;
    ids_[id] = number;
    return other;
  }
}

void OutcomeIdentity::add_standard(std::size_t competency, const Competency& named, Outcome& outcome,
                                   const Wording& wording) {
  const auto index = static_cast<std::uint32_t>(standards_.size());
  outcome.id = new_id({}, named, outcome);
  standards_.push_back({competency, outcome.level, outcome.id, &wording, 0});
  by_exact_[mixed(wording.exact, competency)].push_back(index);
  for (std::uint32_t stem : wording.stems) by_stem_[mixed(stem, competency, outcome.level)].push_back(index);
}

void OutcomeIdentity::take(const OnPage& one, std::size_t standard) {
  standards_[standard].taken_on = page_;
  one.outcome->standard = standards_[standard].id;
}

// The same words: of the same level if there is one, else of any.
void OutcomeIdentity::take_equal(const OnPage& one, std::vector<bool>& done, std::size_t index) {
  const auto found = by_exact_.find(mixed(one.wording->exact, one.competency));
  if (found == by_exact_.end()) return;
  const auto end = found->second.begin() + static_cast<std::ptrdiff_t>(std::min(found->second.size(), most_candidates));
  for (const bool same_level : {true, false})
    for (auto at = found->second.begin(); at != end; ++at) {
      const Standard& standard = standards_[*at];
      if (standard.taken_on == page_ || (standard.level == one.outcome->level) != same_level) continue;
      take(one, *at);
      done[index] = true;
      return;
    }
}

void OutcomeIdentity::find_alike(const OnPage& one, std::size_t index, std::vector<Pair>& pairs) const {
  for (int level = 1; level <= highest_level; ++level) {
    const bool same_level = level == one.outcome->level;
    const double enough = same_level ? same_outcome : same_outcome_across_levels;
    for (std::uint32_t candidate : candidates(one, level, enough)) {
      const Standard& standard = standards_[candidate];
      if (standard.taken_on == page_) continue;
      const double how_much = likeness(*one.wording, *standard.wording);
      if (how_much >= enough) pairs.push_back({how_much + (same_level ? 1 : 0), index, candidate});
    }
  }
}

// The standards of a level that may be that much like the outcome, ascending. Texts that are alike share at least
// enough / (2 - enough) of the outcome's words, and so at least one of its rarest: only there do we look.
std::vector<std::uint32_t> OutcomeIdentity::candidates(const OnPage& one, int level, double enough) const {
  const std::vector<std::uint32_t>& stems = one.wording->stems;
  std::vector<const std::vector<std::uint32_t>*> places;
  for (std::uint32_t stem : stems)
    if (const auto found = by_stem_.find(mixed(stem, one.competency, level)); found != by_stem_.end())
      places.push_back(&found->second);
  std::ranges::stable_sort(places, {}, [](const auto* list) { return list->size(); });
  const auto shared = static_cast<std::size_t>(
      std::max(1.0, std::ceil(enough / (2 - enough) * static_cast<double>(stems.size()) - 0.001)));
  std::vector<std::uint32_t> out;
  if (places.size() < shared) return out;
  for (std::size_t i = 0; i + shared <= places.size() && out.size() < most_candidates; ++i) {
    const std::size_t count = std::min(places[i]->size(), most_candidates);
    out.insert(out.end(), places[i]->begin(), places[i]->begin() + static_cast<std::ptrdiff_t>(count));
  }
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

void OutcomeIdentity::match_page(const std::vector<OnPage>& outcomes) {
  ++page_;
  std::vector<bool> done(outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) take_equal(outcomes[i], done, i);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (!done[i]) find_alike(outcomes[i], i, pairs);
  std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
    return std::tuple(-a.likeness, a.outcome, a.standard) < std::tuple(-b.likeness, b.outcome, b.standard);
  });
  for (const Pair& pair : pairs) {
    if (done[pair.outcome] || standards_[pair.standard].taken_on == page_) continue;
    take(outcomes[pair.outcome], pair.standard);
    done[pair.outcome] = true;
  }
  for (const OnPage& one : outcomes) {
    const std::string prefix = one.outcome->module ? "m" + std::to_string(*one.outcome->module) + "-" : "";
    one.outcome->id =
        one.outcome->standard ? numbered(prefix + *one.outcome->standard) : new_id(prefix, *one.named, *one.outcome);
  }
}

}  // namespace compiler
