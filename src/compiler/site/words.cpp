#include "compiler/site/words.h"

#include <algorithm>
#include <array>

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

namespace {

// What an ASCII byte is in a word: its lower case; 0 for what stands between words; 1 for a byte beyond ASCII.
constexpr std::array<char, 256> made_folds() {
  std::array<char, 256> folds{};
  for (int c = '0'; c <= '9'; ++c) folds[static_cast<std::size_t>(c)] = static_cast<char>(c);
  for (int c = 'a'; c <= 'z'; ++c) {
    const auto small = static_cast<std::size_t>(c);
    folds[small] = folds[small - 'a' + 'A'] = static_cast<char>(c);
  }
  for (std::size_t c = 0x80; c < 256; ++c) folds[c] = 1;
  return folds;
}
constexpr std::array<char, 256> folds = made_folds();

constexpr std::size_t longest_word = 40;

// How many bytes the character takes that begins with this byte.
std::size_t length_of(unsigned char first) { return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2; }

// A character beyond ASCII. False when it ends a word: general punctuation and symbols (U+2000 to U+2BFF), U+0080 to
// U+00BF.
bool fold_character(std::string_view text, std::size_t at, FoldedWord& word) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0xC3 || byte == 0xE2) return false;
  if (byte <= 0xC5 && at + 1 < text.size()) {
    const auto code =
        static_cast<std::size_t>(((byte & 31) << 6) | (static_cast<unsigned char>(text[at + 1]) & 63)) - 0xC0;
    if (code < latin.size() && latin[code] != '?') {
      if (word.size < longest_word) word.bytes[word.size++] = latin[code];
      return true;
    }
  }
  const std::size_t length = length_of(byte);
  if (word.size + length <= longest_word)
    for (std::size_t i = 0; i < length && at + i < text.size(); ++i) word.bytes[word.size++] = text[at + i];
  return true;
}

// The letters and digits of ASCII from `at` on, which is most of any text.
void take_ascii(std::string_view text, std::size_t& at, FoldedWord& word) {
  std::size_t i = at, size = word.size;
  for (char folded = 0; i < text.size() && (folded = folds[static_cast<unsigned char>(text[i])]) > 1; ++i)
    if (size < longest_word) word.bytes[size++] = folded;
  at = i;
  word.size = size;
}

}  // namespace

bool next_word(std::string_view text, std::size_t& at, FoldedWord& word) {
  while (at < text.size()) {
    word.size = 0;
    while (at < text.size()) {
      take_ascii(text, at, word);
      if (at == text.size() || folds[static_cast<unsigned char>(text[at])] == 0) break;
      if (!fold_character(text, at, word)) break;
      at += length_of(static_cast<unsigned char>(text[at]));
    }
    if (at < text.size())
      at += folds[static_cast<unsigned char>(text[at])] == 1 ? length_of(static_cast<unsigned char>(text[at])) : 1;
    at = std::min(at, text.size());
    if (word.size == 0) continue;
    if (word.size > 3 && word.bytes[word.size - 1] == 's') {
      const char before = word.bytes[word.size - 2];
      if (before != 's' && before != 'u' && before != 'i') --word.size;
    }
    if (word.size >= 2 || (word.bytes[0] >= '0' && word.bytes[0] <= '9')) return true;
  }
  return false;
}

bool is_common_word(std::string_view folded) { return std::ranges::binary_search(common, folded); }

std::vector<std::string> telling_stems(std::string_view text) {
  std::vector<std::string> stems;
  for_each_word(text, [&](std::string_view word) {
    if (word.size() < 4 || is_common_word(word) || std::ranges::binary_search(common_in_curricula, word)) return;
    stems.emplace_back(word.substr(0, 7));
  });
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace compiler
