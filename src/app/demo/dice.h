// Chance that is the same for the same seed: what the demo is made with.
#pragma once

#include <cstdint>
#include <memory>

#include "kernel/random.h"

namespace demo {

class Dice {
 public:
  explicit Dice(std::uint64_t seed);
  int below(int count);  // 0 … count - 1
  bool percent(int chance) { return below(100) < chance; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }
  // For ids and tokens; throws the same dice.
  const Random& random() const { return random_; }

 private:
  std::shared_ptr<std::uint64_t> state_;
  Random random_;
};

}  // namespace demo
