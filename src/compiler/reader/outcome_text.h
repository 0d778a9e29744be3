// What an outcome's text says: its prefix, its tracks, its thresholds, whether it rests on who the student is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/reader/programme.h"

namespace compiler {

// What stands behind the words an outcome begins with: `prefix` ("SIAT"; none when empty: then every text is one), or
// "Student(s) is/are/will be able to". May be empty; nullopt when the text begins otherwise.
std::optional<std::string_view> behind_prefix(std::string_view text, std::string_view prefix);

// "at least 3 companies/industries", "two or more ways": what is counted and how many, in text order. "at least once"
// and "at least two of them" name nothing that is counted and are left out.
std::vector<Threshold> thresholds_in(std::string_view text);

// Whether it rests on who the student is: identity, the groups they identify with, the wage gap, and what else
// DOMAIN.md F protects. Such outcomes are assessed without reading what the student wrote.
bool rests_on_identity(std::string_view text);

// "(BE)", "(Front End only)" in a heading or an outcome: "Back End", "Front End".
std::vector<std::string> tracks_in(std::string_view text);

}  // namespace compiler
