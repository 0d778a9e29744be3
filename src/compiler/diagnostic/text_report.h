// Diagnostics as people read them in a terminal, like a good C++ compiler's:
//
//   module_two/index.md:12:5: warning: week 4 is missing between week 3 and week 5 [week-missing]
//      12 | * Week 5: Wrap-up
//         |   ^~~~~~
//         = fix: replace "5" by "4"
//
// The caret stands under its character by display width. A long line is cut around it with "…"; a tab is shown as
// spaces, and what would steer the terminal (control and direction characters) as <U+001B>.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diagnostic/diagnostic.h"
#include "compiler/source/source.h"

namespace compiler {

enum class Colour : std::uint8_t { off, on };

struct TextReport {
  // The page or settings file of that path; null pointer when there is none to show.
  std::function<const Source*(std::string_view file)> source_of;
  // How its path is shown; as it is when empty.
  std::function<std::string(std::string_view file)> shown;
  Colour colour = Colour::off;
};

std::string text_report(const std::vector<Diagnostic>& diagnostics, const TextReport& report);

// "3 errors, 2 warnings in 158 pages", "no problems in 1 page".
std::string summary_line(const std::vector<Diagnostic>& diagnostics, std::size_t pages);

// The text with everything that would steer a terminal made visible; newlines too.
std::string harmless(std::string_view text);

}  // namespace compiler
