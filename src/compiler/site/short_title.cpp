#include <array>

#include "compiler/site/plan.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// Takes "Module 4" off the beginning, where no further digit follows. False when something else stands there.
bool take_place(std::string_view& rest, std::string_view word, int number) {
  const std::string place = std::string(word) + " " + std::to_string(number);
  if (!text::starts_with_ignoring_case(rest, place)) return false;
  if (rest.size() > place.size() && text::is_digit(rest[place.size()])) return false;
  rest.remove_prefix(place.size());
  return true;
}

// Takes what may stand between a place and a title. False when a word goes on.
bool take_separator(std::string_view& rest) {
  constexpr std::array<std::string_view, 9> separators{": ", ", ", " - ", " – ", " — ", " | ", ". ", "- ", " "};
  for (const std::string_view one : separators)
    if (rest.starts_with(one)) {
      rest.remove_prefix(one.size());
      return true;
    }
  return rest.empty();
}

// Takes places off the beginning. What is left of a title that is nothing else: nothing.
std::string_view behind_places(std::string_view rest, std::optional<int> module, std::optional<int> week) {
  for (bool taken = true; taken;) {
    taken = false;
    for (const auto& [word, number] : {std::pair{"Module", module}, std::pair{"Week", week}}) {
      std::string_view behind = rest;
      if (!number || !take_place(behind, word, *number) || !take_separator(behind)) continue;
      rest = behind;
      taken = true;
    }
  }
  return rest;
}

}  // namespace

std::string short_title(std::string_view title, std::optional<int> module, std::optional<int> week) {
  std::string_view rest = behind_places(title, module, week);
  if (rest.empty()) rest = behind_places(title, module, std::nullopt);
  if (rest.empty()) return std::string(title);
  std::string out;
  for (bool more = true; more;) {
    const std::size_t end = rest.find(": ");
    more = end != std::string_view::npos;
    const std::string_view part = rest.substr(0, end);
    if (more) rest.remove_prefix(end + 2);
    if (!out.empty() && behind_places(part, module, week).empty()) continue;
    out += (out.empty() ? "" : ": ") + std::string(part);
  }
  return out.size() == title.size() ? std::string(title) : readable_text(out);
}

}  // namespace compiler
