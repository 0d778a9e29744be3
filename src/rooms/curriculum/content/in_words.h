// What an edition says, as a person reads it: "week 3, Tuesday 13:00, 60 minutes".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/curriculum/content/content.h"

namespace curriculum {

std::string in_words(Weekday day);                          // "Tuesday"
std::string in_words(SessionKind kind);                     // "mock interviews"
std::string weeks_in_words(const std::vector<int>& weeks);  // "week 3", "weeks 2 to 4 and 6"; empty for none
// "week 3, Tuesday 13:00, 60 minutes"; empty when nothing is said.
std::string when_in_words(const Session& session);
// "final: Friday of week 5, 17:00"; the page's own words for what no week can say.
std::string in_words(const Due& due);
std::string in_words(const std::vector<Due>& dues);  // joined by "; "; "no date" for none
std::string level_in_words(int level);               // "level II"
// The competency's name; its key when there is no such competency.
std::string name_of_competency(const std::vector<Competency>& competencies, std::string_view key);

}  // namespace curriculum
