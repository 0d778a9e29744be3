// Where a page belongs: its module, week and track, from what it states, its path and its title, in that order.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "compiler/source/front_matter.h"
#include "compiler/source/settings.h"

namespace compiler {

struct Place {
  std::optional<int> module;  // 0 to 9
  std::optional<int> week;
  bool archived = false;  // below a folder that says so: archive, session_archives, mock-up
};

// "module_four/negotiations.md", "module-2/week-3.md", "mod3_week1.md", "Module 3 Professional Development",
// "# Module Four", "Mod 2 Week 1" all tell a module.
Place place_of(const FrontMatter& front, std::string_view path, std::string_view title, const Settings& settings);

// "4" or "four": digits or an English number word from zero to twelve.
std::optional<int> number_word(std::string_view word);

}  // namespace compiler
