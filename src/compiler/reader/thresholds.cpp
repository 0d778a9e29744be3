#include <algorithm>
#include <array>

#include "compiler/reader/outcome_text.h"
#include "compiler/source/place.h"
#include "kernel/text.h"

namespace compiler {

namespace {

// Words that end the noun that is counted.
constexpr std::array<std::string_view, 52> behind_noun{
    "a",      "about", "after", "and",   "are",  "as",      "at",  "because", "before", "between", "by",
    "during", "each",  "for",   "from",  "has",  "have",    "he",  "her",     "his",    "in",      "into",
    "is",     "it",    "its",   "of",    "on",   "or",      "our", "per",     "she",    "so",      "that",
    "the",    "their", "them",  "they",  "this", "through", "to",  "until",   "was",    "we",      "were",
    "when",   "where", "which", "while", "who",  "with",    "you", "your"};

struct Word {
  std::size_t begin = 0, end = 0;
};

Word word_from(std::string_view s, std::size_t at) {
  while (at < s.size() && text::is_space(s[at])) ++at;
  std::size_t end = at;
  while (end < s.size() && !text::is_space(s[end])) ++end;
  return {at, end};
}

// The noun phrase that begins at `at`: up to four words, ended by punctuation or a function word.
std::string counted(std::string_view s, std::size_t at) {
  std::string out;
  for (int words = 0; words < 4; ++words) {
    const Word found = word_from(s, at);
    std::string_view word = s.substr(found.begin, found.end - found.begin);
    const std::size_t stop = word.find_first_of(",.;:!?()");
    const bool last = stop != std::string_view::npos;
    if (last) word = word.substr(0, stop);
    if (word.empty() || std::ranges::find(behind_noun, text::lower(word)) != behind_noun.end()) break;
    if (!out.empty()) out += ' ';
    out += word;
    if (last) break;
    at = found.end;
  }
  return out;
}

std::optional<Threshold> count_at(std::string_view s, std::size_t at) {
  const Word word = word_from(s, at);
  const auto number = number_word(s.substr(word.begin, word.end - word.begin));
  if (!number) return std::nullopt;
  std::string what = counted(s, word.end);
  if (what.empty()) return std::nullopt;
  return Threshold{std::move(what), *number};
}

// The word that ends before `at`.
Word word_before(std::string_view s, std::size_t at) {
  while (at > 0 && text::is_space(s[at - 1])) --at;
  std::size_t begin = at;
  while (begin > 0 && !text::is_space(s[begin - 1])) --begin;
  return {begin, at};
}

}  // namespace

std::vector<Threshold> thresholds_in(std::string_view s) {
  std::vector<Threshold> out;
  for (std::string_view lead : {"at least ", "a minimum of ", "no fewer than "})
    for (std::size_t at = s.find(lead); at != std::string_view::npos; at = s.find(lead, at + lead.size()))
      if (auto threshold = count_at(s, at + lead.size())) out.push_back(*std::move(threshold));
  constexpr std::string_view or_more = " or more ";
  for (std::size_t at = s.find(or_more); at != std::string_view::npos; at = s.find(or_more, at + or_more.size())) {
    const Word word = word_before(s, at);
    const auto number = number_word(s.substr(word.begin, word.end - word.begin));
    std::string what = number ? counted(s, at + or_more.size()) : std::string();
    if (!what.empty()) out.push_back({std::move(what), *number});
  }
  return out;
}

}  // namespace compiler
