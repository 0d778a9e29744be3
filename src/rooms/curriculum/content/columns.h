// How lists lie in a text column: texts a line each, numbers with commas between, what has parts of its own as JSON.
#pragma once

#include <string>
#include <vector>

#include "rooms/curriculum/content/content.h"

namespace curriculum {

// Empty texts are left out; a newline inside a text becomes a space.
std::string lines_of(const std::vector<std::string>& texts);
std::vector<std::string> texts_in(const std::string& lines);

std::string numbers_of(const std::vector<int>& numbers);  // "2,4"
std::vector<int> numbers_in(const std::string& column);

std::string json_of(const std::vector<Due>& dues);
std::vector<Due> dues_in(const std::string& column);
std::string json_of(const std::vector<Threshold>& thresholds);
std::vector<Threshold> thresholds_in(const std::string& column);
std::string json_of(const std::vector<GuideStep>& steps);
std::vector<GuideStep> steps_in(const std::string& column);

}  // namespace curriculum
