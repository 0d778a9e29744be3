// Cells that a spreadsheet would run.
#pragma once

#include <string_view>

namespace csv {

inline constexpr std::string_view formula_begins = "=+-@\t\r";

// Whether the cell begins with apostrophes, or none, and then as a formula does. Such a cell is written with one
// apostrophe more, and read with one less; so both ways are exact.
inline bool is_like_formula(std::string_view cell) {
  const std::size_t at = cell.find_first_not_of('\'');
  return at != std::string_view::npos && formula_begins.contains(cell[at]);
}

}  // namespace csv
