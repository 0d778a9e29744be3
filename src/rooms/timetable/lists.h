// Lists in one column and in one statement.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "kernel/text.h"
#include "platform/db/database.h"

namespace timetable::store {

// One text a line; the texts themselves have one line each.
inline std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : "\n") + text;
  return out;
}
inline std::vector<std::string> lines_of(const std::string& column) {
  std::vector<std::string> out;
  if (column.empty()) return out;
  for (const std::string_view line : text::split(column, '\n')) out.emplace_back(line);
  return out;
}

// ":run0, :run1": for IN (…). A power of two of them, the last one repeated, so that few different statements are
// prepared.
inline std::string listed(const std::string& name, std::span<const std::string> values,
                          std::vector<db::Parameter>& parameters) {
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

}  // namespace timetable::store
