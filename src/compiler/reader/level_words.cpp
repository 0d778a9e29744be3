#include "compiler/reader/level_words.h"

#include <algorithm>
#include <array>

#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

constexpr std::array<std::string_view, 10> romans{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};

bool in_word(char c) { return text::is_letter(c) || text::is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

std::string_view word_at(std::string_view s, std::size_t at) {
  std::size_t end = at;
  while (end < s.size() && (text::is_letter(s[end]) || text::is_digit(s[end]))) ++end;
  return s.substr(at, end - at);
}

std::size_t skip_spaces(std::string_view s, std::size_t at) {
  while (at < s.size() && text::is_space(s[at])) ++at;
  return at;
}

// The length of a hyphen or dash at `at`, as a range is written with; 0 when there is none.
std::size_t dash_at(std::string_view s, std::size_t at) {
  if (at < s.size() && s[at] == '-') return 1;
  for (std::string_view dash : {"–", "—", "‐", "‑", "‒", "−"})
    if (at < s.size() && s.substr(at).starts_with(dash)) return dash.size();
  return 0;
}

// Whether a word goes on at `at`; a dash ends it, though its bytes are none of ASCII.
bool goes_on(std::string_view s, std::size_t at) { return at < s.size() && in_word(s[at]) && dash_at(s, at) == 0; }

// A level's number at `at`, which moves behind it.
std::optional<int> number_at(std::string_view s, std::size_t& at) {
  const std::string_view word = word_at(s, at);
  if (word.empty() || word.size() > 4) return std::nullopt;
  std::optional<int> number;
  if (text::is_digit(word[0])) {
    number = word.size() <= 2 ? text::whole_number(word) : std::nullopt;
  } else {
    for (std::size_t i = 0; i < romans.size(); ++i)
      if (text::equal_ignoring_case(word, romans[i])) number = static_cast<int>(i) + 1;
  }
  if (number) at += word.size();
  return number;
}

enum class Join { none, list, either, range };

Join join_by(std::string_view word) {
  if (text::equal_ignoring_case(word, "and")) return Join::list;
  if (text::equal_ignoring_case(word, "or")) return Join::either;
  if (text::equal_ignoring_case(word, "to") || text::equal_ignoring_case(word, "through")) return Join::range;
  return Join::none;
}

// What joins two numbers, at `at`, which moves behind it and behind a repeated "level".
Join join_at(std::string_view s, std::size_t& at) {
  std::size_t here = skip_spaces(s, at);
  Join join = Join::none;
  if (here < s.size() && (s[here] == ',' || s[here] == '/' || s[here] == '&')) {
    join = Join::list;
    here = skip_spaces(s, here + 1);
  }
  const std::string_view word = word_at(s, here);
  const Join by_word = join_by(word);
  if (by_word != Join::none) {
    join = by_word;
    here = skip_spaces(s, here + word.size());
  } else if (const std::size_t dash = join == Join::none ? dash_at(s, here) : 0; dash != 0) {
    join = Join::range;
    here = skip_spaces(s, here + dash);
  }
  for (std::string_view again : {"levels", "level"})
    if (text::equal_ignoring_case(word_at(s, here), again)) here = skip_spaces(s, here + again.size());
  if (join != Join::none) at = here;
  return join;
}

void add_range(std::vector<int>& levels, int last) {
  for (int level = levels.back() + 1; level < last && levels.size() < 16; ++level) levels.push_back(level);
  levels.push_back(last);
}

std::optional<LevelPhrase> phrase_at(std::string_view s, std::size_t begin, std::size_t at) {
  LevelPhrase out;
  out.begin = begin;
  at = skip_spaces(s, at);
  auto number = number_at(s, at);
  if (!number || goes_on(s, at) || (at < s.size() && s[at] == '\'')) return std::nullopt;
  out.levels.push_back(*number);
  out.end = at;
  while (out.levels.size() < 16) {
    const Join join = join_at(s, at);
    if (join == Join::none) break;
    number = number_at(s, at);
    if (!number || goes_on(s, at)) break;
    if (join == Join::range && *number > out.levels.back())
      add_range(out.levels, *number);
    else
      out.levels.push_back(*number);
    out.either = out.either || join == Join::either;
    out.end = at;
  }
  std::ranges::sort(out.levels);
  out.levels.erase(std::ranges::unique(out.levels).begin(), out.levels.end());
  return out;
}

}  // namespace

std::optional<LevelPhrase> find_levels(std::string_view s, std::size_t from) {
  for (std::size_t at = s.find("evel", from); at != std::string_view::npos; at = s.find("evel", at + 4)) {
    if (at == 0 || at - 1 < from || text::lower(s[at - 1]) != 'l') continue;
    if (at >= 2 && in_word(s[at - 2])) continue;
    std::size_t end = at + 4;
    if (end < s.size() && text::lower(s[end]) == 's') ++end;
    if (end >= s.size() || !text::is_space(s[end])) continue;
    if (auto phrase = phrase_at(s, at - 1, end)) return phrase;
  }
  return std::nullopt;
}

std::string_view roman(int level) {
  return level >= 1 && level <= static_cast<int>(romans.size()) ? romans[static_cast<std::size_t>(level) - 1] : "0";
}

std::string level_name(int level) {
  std::string name = "Level ";
  for (char c : roman(level)) name += static_cast<char>(c - 'a' + 'A');
  return name;
}

std::optional<int> module_in_text(std::string_view s) {
  for (std::size_t at = text::find_ignoring_case(s, "mod"); at != std::string_view::npos;
       at = text::find_ignoring_case(s, "mod", at + 3)) {
    if (at > 0 && in_word(s[at - 1])) continue;
    std::size_t behind = at + word_at(s, at).size();
    const std::string_view word = s.substr(at, behind - at);
    if (!text::equal_ignoring_case(word, "mod") && !text::equal_ignoring_case(word, "module")) continue;
    behind = skip_spaces(s, behind);
    if (const auto number = number_word(word_at(s, behind)); number && *number <= 9) return number;
  }
  return std::nullopt;
}

}  // namespace compiler
