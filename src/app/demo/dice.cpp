#include "app/demo/dice.h"

namespace demo {

namespace {

// SplitMix64, by Sebastiano Vigna (public domain): the same numbers on every machine.
std::uint64_t next(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace

Dice::Dice(std::uint64_t seed) : state_(std::make_shared<std::uint64_t>(seed)) {
  random_ = [state = state_](std::span<unsigned char> bytes) {
    for (unsigned char& byte : bytes) byte = static_cast<unsigned char>(next(*state) >> 56U);
  };
}

int Dice::below(int count) { return static_cast<int>(next(*state_) % static_cast<std::uint64_t>(count)); }

}  // namespace demo
