#include "compiler/source/place.h"

#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

// The number that follows `word` in `s`, with spaces, "_" or "-" between: "mod 4", "module_four", "week-3".
std::optional<int> number_after(std::string_view s, std::string_view word) {
  for (std::size_t at = text::find_ignoring_case(s, word); at != std::string_view::npos;
       at = text::find_ignoring_case(s, word, at + 1)) {
    if (at > 0 && text::is_letter(s[at - 1])) continue;
    std::size_t begin = at + word.size();
    while (begin < s.size() && (s[begin] == ' ' || s[begin] == '_' || s[begin] == '-')) ++begin;
    std::size_t end = begin;
    if (end < s.size() && text::is_digit(s[end])) {
      while (end < s.size() && text::is_digit(s[end])) ++end;
    } else if (begin > at + word.size()) {
      while (end < s.size() && text::is_letter(s[end])) ++end;
    }
    if (const auto number = number_word(s.substr(begin, end - begin)); number && *number <= 12) return number;
  }
  return std::nullopt;
}

std::optional<int> module_in(std::string_view s) {
  for (const char* word : {"module", "mod"})
    if (const auto number = number_after(s, word); number && *number <= 9) return number;
  return std::nullopt;
}

bool is_archive(std::string_view path) {
  for (std::string_view part : text::split(path, '/'))
    if (text::find_ignoring_case(part, "archive") != std::string_view::npos || part == "mock-up") return true;
  return false;
}

bool below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

}  // namespace

std::optional<int> number_word(std::string_view word) {
  if (const auto digits = text::whole_number(word)) return digits;
  constexpr std::array<std::string_view, 13> words{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                   "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  for (std::size_t i = 0; i < words.size(); ++i)
    if (text::equal_ignoring_case(word, words[i])) return static_cast<int>(i);
  return std::nullopt;
}

Place place_of(const FrontMatter& front, std::string_view path, std::string_view title, const Settings& settings) {
  Place place;
  place.archived = is_archive(path);
  place.module = front.number("module");
  place.week = front.number("week");
  for (const ModuleSetting& module : settings.modules)
    for (const std::string& folder : module.folders)
      if (!place.module && below(path, folder)) place.module = module.number;
  const std::size_t slash = path.rfind('/');
  const std::string_view folders = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (!place.module) place.module = module_in(folders);
  if (!place.module) place.module = module_in(file);
  if (!place.module) place.module = module_in(title);
  if (!place.week) place.week = number_after(title, "week");
  if (!place.week) place.week = number_after(file, "week");
  return place;
}

}  // namespace compiler
