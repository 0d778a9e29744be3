// The stages of one deliverable, which have dates of their own: "Draft due by Friday of Week 3, final version due by
// Friday of Week 6", "first half due …, second half due …", "Late surveys are due …" (DOMAIN.md E.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace compiler {

// The stage that the words before a date name, the one nearest the date: "draft", "final", "late", "first half",
// "part 2". None when they name no stage; "the first week" is none.
std::optional<std::string> stage_in(std::string_view words);

// The title without the stage at its end: "Log, first half" -> "Log". A title that is nothing else stays.
std::string_view without_stage(std::string_view title, std::string_view stage);

}  // namespace compiler
