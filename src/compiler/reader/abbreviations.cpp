#include <algorithm>
#include <array>

#include "compiler/reader/standards.h"
#include "kernel/text.h"

namespace compiler {

using markdown::Kind;
using markdown::NodeIndex;

namespace {

constexpr std::size_t longest_abbreviation = 8;
constexpr std::size_t longest_long_form = 80;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The abbreviation that ends before `end`: two to eight capitals.
std::string_view capitals_before(std::string_view s, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_capital(s[begin - 1])) --begin;
  if (begin > 0 && (text::is_letter(s[begin - 1]) || text::is_digit(s[begin - 1]))) return {};
  const std::string_view found = s.substr(begin, end - begin);
  return found.size() < 2 || found.size() > longest_abbreviation ? std::string_view() : found;
}

// The words at the start of `s` whose initials are the abbreviation; small words may stand between. Empty when the
// words do not spell it: then it is no abbreviation but an equation.
std::string_view words_spelling(std::string_view s, std::string_view abbreviation) {
  constexpr std::array<std::string_view, 6> small{"of", "and", "the", "for", "a", "to"};
  s = s.substr(0, longest_long_form);
  std::size_t letter = 0, at = 0;
  while (at < s.size()) {
    std::size_t end = at;
    while (end < s.size() && text::is_letter(s[end])) ++end;
    if (end == at) return {};
    const std::string_view word = s.substr(at, end - at);
    if (text::lower(word[0]) == text::lower(abbreviation[letter]))
      ++letter;
    else if (std::ranges::find(small, text::lower(word)) == small.end())
      return {};
    if (letter == abbreviation.size()) return s.substr(0, end);
    if (end == s.size() || (s[end] != ' ' && s[end] != '-')) return {};
    at = end + 1;
  }
  return {};
}

}  // namespace

void read_abbreviations(const PageInHand& in, StandardsFacts& facts) {
  constexpr std::string_view sign = " = ";
  if (!mentions(in, "= ")) return;
  for (NodeIndex at = 1; at < in.tree.size(); ++at) {
    if (in.tree[at].kind != Kind::text) continue;
    const std::string_view s = in.tree[at].text;
    for (std::size_t found = s.find(sign); found != std::string_view::npos; found = s.find(sign, found + 1)) {
      const std::string_view abbreviation = capitals_before(s, found);
      if (abbreviation.empty()) continue;
      const std::string_view words = words_spelling(s.substr(found + sign.size()), abbreviation);
      if (!words.empty()) facts.abbreviations.push_back({std::string(abbreviation), std::string(words)});
    }
  }
}

}  // namespace compiler
