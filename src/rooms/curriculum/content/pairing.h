// Which things of a new edition are those of the one before (CU4): paired by what they have in common, the surest
// likeness first, each thing once.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/reader/wording.h"

namespace curriculum {

template <class Thing>
class Pairing {
 public:
  using Item = Thing;
  // What two things must have in common; nullopt: this one is not asked.
  using Mark = std::function<std::optional<std::string>(const Thing&)>;

  Pairing(std::vector<Thing>& now, const std::vector<Thing>& before)
      : now_(now), before_(before), partner_(now.size()), taken_(before.size()) {}

  // Of several with the same mark the first is the first, the second the second.
  void by(const Mark& mark) { pair_equal(mark, false); }
  // Only where one thing has the mark before and now.
  void by_only(const Mark& mark) { pair_equal(mark, true); }

  // Of those with the same mark the two that are worded most alike.
  void by_likeness(const Mark& mark, const std::function<std::string(const Thing&)>& words, double least) {
    std::map<std::string, Side> sides = sides_of(mark);
    for (auto& [_, side] : sides) {
      if (side.now.size() * side.before.size() > most_comparisons) continue;
      std::vector<Candidate> candidates;
      const auto wordings = [&](const std::vector<std::size_t>& indexes, const std::vector<Thing>& things) {
        std::vector<compiler::Wording> out;
        for (const std::size_t i : indexes) out.push_back(compiler::wording_of(words(things[i])));
        return out;
      };
      const auto now = wordings(side.now, now_), before = wordings(side.before, before_);
      for (std::size_t i = 0; i < now.size(); ++i)
        for (std::size_t k = 0; k < before.size(); ++k)
          if (const double how_much = compiler::likeness(now[i], before[k]); how_much >= least)
            candidates.push_back({how_much, side.now[i], side.before[k]});
      std::ranges::stable_sort(candidates, std::greater(), &Candidate::likeness);
      for (const Candidate& one : candidates)
        if (!partner_[one.now] && !taken_[one.before]) join(one.now, one.before);
    }
  }

  // Gives those that were paired the key they had, the others `key_of`, with a number when it is taken.
  void give_keys(const std::function<std::string(const Thing&)>& key_of) {
    std::unordered_set<std::string> used;
    for (std::size_t i = 0; i < now_.size(); ++i)
      if (partner_[i]) used.insert(before_[*partner_[i]].key);
    for (std::size_t i = 0; i < now_.size(); ++i) {
      std::string key = partner_[i] ? before_[*partner_[i]].key : key_of(now_[i]);
      if (!partner_[i]) {
        const std::string base = key;
        for (int& number = last_number_.try_emplace(base, 1).first->second; !used.insert(key).second;)
          key = base + "-" + std::to_string(++number);
      }
      now_[i].key = std::move(key);
    }
  }

 private:
  struct Side {
    std::vector<std::size_t> now, before;
  };
  struct Candidate {
    double likeness;
    std::size_t now, before;
  };
  static constexpr std::size_t most_comparisons = 250'000;  // a limit for hostile pages, plenty for a school

  std::map<std::string, Side> sides_of(const Mark& mark) const {
    std::map<std::string, Side> sides;
    for (std::size_t i = 0; i < now_.size(); ++i)
      if (!partner_[i])
        if (const auto found = mark(now_[i])) sides[*found].now.push_back(i);
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (!taken_[i])
        if (const auto found = mark(before_[i])) sides[*found].before.push_back(i);
    return sides;
  }

  void pair_equal(const Mark& mark, bool only) {
    for (const auto& [_, side] : sides_of(mark)) {
      if (only && (side.now.size() != 1 || side.before.size() != 1)) continue;
      for (std::size_t i = 0; i < std::min(side.now.size(), side.before.size()); ++i) join(side.now[i], side.before[i]);
    }
  }

  void join(std::size_t now, std::size_t before) {
    partner_[now] = before;
    taken_[before] = true;
  }

  std::vector<Thing>& now_;
  const std::vector<Thing>& before_;
  std::vector<std::optional<std::size_t>> partner_;   // by index in now_
  std::vector<bool> taken_;                           // by index in before_
  std::unordered_map<std::string, int> last_number_;  // given to a key that was taken
};

}  // namespace curriculum
