#include "compiler/site/words.h"

#include <algorithm>
#include <array>

#include "kernel/text.h"

namespace compiler {

namespace {

// U+00C0 to U+017F without their accents; '?' where a letter has no plain form.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

constexpr std::array<std::string_view, 74> common{
    "about", "after", "all",  "also",  "an",    "and",  "any",   "are",  "as",   "at",   "be",    "been", "before",
    "but",   "by",    "can",  "could", "do",    "does", "each",  "for",  "from", "had",  "has",   "have", "he",
    "her",   "his",   "how",  "if",    "in",    "into", "is",    "it",   "its",  "just", "like",  "may",  "more",
    "most",  "my",    "no",   "not",   "of",    "on",   "one",   "or",   "our",  "out",  "she",   "so",   "some",
    "than",  "that",  "the",  "their", "them",  "then", "there", "they", "thi",  "this", "those", "to",   "was",
    "we",    "what",  "when", "where", "which", "who",  "will",  "with", "you"};
constexpr std::array<std::string_view, 26> common_in_curricula{
    "able",   "activitie", "activity", "complete", "describe", "goal",    "least",  "lesson",  "make",
    "module", "need",      "other",    "page",     "part",     "session", "should", "student", "their",
    "these",  "through",   "time",     "using",    "week",     "work",    "would",  "your"};

}  // namespace

void fold_word(std::string_view word, std::string& folded) {
  folded.clear();
  for (std::size_t i = 0; i < word.size() && folded.size() < 40; ++i) {
    const auto byte = static_cast<unsigned char>(word[i]);
    if (byte < 0x80) {
      folded += text::lower(word[i]);
      continue;
    }
    if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < word.size()) {
      const std::size_t code =
          static_cast<std::size_t>(((byte & 31) << 6) | (static_cast<unsigned char>(word[i + 1]) & 63));
      if (code >= 0xC0 && code - 0xC0 < latin.size() && latin[code - 0xC0] != '?') {
        folded += latin[code - 0xC0];
        ++i;
        continue;
      }
    }
    folded += word[i];
  }
  const std::size_t size = folded.size();
  if (size > 3 && folded[size - 1] == 's' && folded[size - 2] != 's' && folded[size - 2] != 'u' &&
      folded[size - 2] != 'i')
    folded.pop_back();
}

bool is_common_word(std::string_view folded) { return std::ranges::binary_search(common, folded); }

std::vector<std::string> telling_stems(std::string_view text) {
  std::vector<std::string> stems;
  std::string scratch;
  for_each_word(text, scratch, [&](std::string_view word) {
    if (word.size() < 4 || is_common_word(word) || std::ranges::binary_search(common_in_curricula, word)) return;
    stems.emplace_back(word.substr(0, 7));
  });
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace compiler
