// One finding about the pages: what, where, how bad, and the repair when there is a certain one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compiler {

enum class Severity : std::uint8_t { error, warning, note };

std::string_view name_of(Severity severity);  // "error", "warning", "note"
std::optional<Severity> severity_named(std::string_view name);

// Replaces `length` bytes at `offset` of the page's bytes as they lie on disk.
struct Fix {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string replacement;
};

struct Diagnostic {
  std::string_view code;  // of the catalogue: lives as long as the program
  Severity severity = Severity::warning;
  std::string message;  // one line, no full stop
  std::string file;     // relative to the folder given; empty when it is about the whole programme
  int line = 1, column = 1;
  int width = 1;  // how many code points the caret line marks
  std::optional<Fix> fix;
};

// Page order, then position, then code: the order in which diagnostics are printed.
bool stands_before(const Diagnostic& a, const Diagnostic& b);

}  // namespace compiler
