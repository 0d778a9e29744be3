// What a person may write into a field of the timetable.
#pragma once

#include <string>

#include "kernel/result.h"
#include "kernel/text.h"

namespace timetable {

inline Result<std::string> line_or_none(const std::string& given, const char* field, std::size_t limit) {
  const std::string line = text::collapse_spaces(given);
  if (line.size() > limit)
    return fail(FailureKind::invalid, "This is too long: at most " + std::to_string(limit) + " letters, please.",
                field);
  if (text::first_invalid_utf8(line) != std::string::npos || line.find('\0') != std::string::npos)
    return fail(FailureKind::invalid, "This holds signs that cannot be read.", field);
  return line;
}

// The same, but not empty.
inline Result<std::string> line(const std::string& given, const char* field, std::size_t limit) {
  if (text::trim(given).empty()) return fail(FailureKind::invalid, "Please write something here.", field);
  return line_or_none(given, field, limit);
}

}  // namespace timetable
