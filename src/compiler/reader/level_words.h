// The words in which pages speak of levels and modules: "Level III", "Levels I and II", "Levels I-III", "Module Four".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

inline constexpr int highest_level = 3;

struct LevelPhrase {
  std::size_t begin = 0, end = 0;  // in the text searched
  std::vector<int> levels;         // ascending; may hold levels that the standards do not have (0 to 99)
  bool either = false;             // joined by "or"
};

// The first phrase at or after `from`: the word "level" or "levels" with one or more numbers in Roman or Arabic digits
// behind it, joined by commas, "and", "or", "&", "/", or as a range by "-", "–", "to", "through".
std::optional<LevelPhrase> find_levels(std::string_view text, std::size_t from = 0);

std::string_view roman(int level);  // 1 to 3: "i", "ii", "iii"; as in ids
std::string level_name(int level);  // "Level III"

// "Module 3", "Mod 3", "Module Three" in a text; 0 to 9.
std::optional<int> module_in_text(std::string_view text);

}  // namespace compiler
