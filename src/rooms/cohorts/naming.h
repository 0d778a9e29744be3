// What a person may write into a field.
#pragma once

#include <string>

#include "kernel/result.h"
#include "kernel/text.h"

namespace cohorts {

// Without spaces around it, on one line; not empty, at most `limit` bytes.
inline Result<std::string> one_line(const std::string& given, const char* field, std::size_t limit = 80) {
  const std::string text = text::collapse_spaces(given);
  if (text.empty()) return fail(FailureKind::invalid, "Please write something here.", field);
  if (text.size() > limit)
    return fail(FailureKind::invalid, "This is too long: at most " + std::to_string(limit) + " letters, please.",
                field);
  if (text::first_invalid_utf8(text) != std::string::npos || text.find('\0') != std::string::npos)
    return fail(FailureKind::invalid, "This holds signs that cannot be read.", field);
  return text;
}

// The same, but it may be left empty.
inline Result<std::string> one_line_or_none(const std::string& given, const char* field, std::size_t limit = 500) {
  if (text::trim(given).empty()) return std::string();
  return one_line(given, field, limit);
}

}  // namespace cohorts
