// Many values in one statement: WHERE run_id IN (…).
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace db {

// ":run0, :run1", and the values as parameters of these names. A power of two of them, the last one repeated, so that
// few different statements are prepared.
inline std::string listed(const std::string& name, std::span<const std::string> values,
                          std::vector<Parameter>& parameters) {
  std::size_t places = 1;
  while (places < values.size()) places *= 2;
  std::string out;
  for (std::size_t i = 0; i < places; ++i) {
    const std::string called = name + std::to_string(i);
    out += (i == 0 ? ":" : ", :") + called;
    parameters.emplace_back(called, values[std::min(i, values.size() - 1)]);
  }
  return out;
}

}  // namespace db
