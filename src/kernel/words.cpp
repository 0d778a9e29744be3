#include "kernel/words.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "kernel/folded.h"
#include "kernel/text.h"

namespace text {

namespace {

constexpr std::size_t longest_word = 40, most_kept = 200000;

struct Span {
  char32_t first, last;
};
// What parts words beyond ASCII: punctuation, symbols, pictures, signs that cannot be seen.
constexpr std::array signs{std::to_array<Span>(
    {{0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},       {0xF7, 0xF7},
     {0x2000, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},   {0x303D, 0x303F},
     {0xD800, 0xF8FF}, {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF},   {0xFF00, 0xFF0F},   {0xFF1A, 0xFF20},
     {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF}})};

bool is_of_a_word(char32_t c) {
  if (c < 0x80) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
  const auto* const span = std::ranges::lower_bound(signs, c, {}, &Span::last);
  return span == signs.end() || c < span->first;
}

class Collected {
 public:
  void add(std::string word) {
    if (word.empty() || !seen_.insert(word).second) return;
    words_.push_back(std::move(word));
  }
  std::vector<std::string> take() { return std::move(words_); }

 private:
  std::unordered_set<std::string> seen_;
  std::vector<std::string> words_;
};

void append(std::string& word, char32_t c) {
  std::string letter;
  append_utf8(letter, c);
  if (word.size() + letter.size() <= longest_word) word += letter;
}

std::vector<std::string> split(std::string_view s, bool also_joined) {
  Collected words;
  std::string word, joined;  // joined: across apostrophes
  const std::string plain = folded(s);
  for (std::size_t at = 0; at < plain.size();) {
    const char32_t c = next_code_point(plain, at);
    if (is_of_a_word(c)) {
      append(word, c);
      append(joined, c);
      continue;
    }
    words.add(std::exchange(word, {}));
    if (c == U'\'') continue;
    if (also_joined) words.add(joined);
    joined.clear();
  }
  words.add(std::move(word));
  if (also_joined) words.add(std::move(joined));
  return words.take();
}

}  // namespace

std::vector<std::string> words_of(std::string_view s) { return split(s, false); }

std::string kept_words(std::string_view s) {
  std::string out;
  for (const std::string& word : split(s, true)) {
    if (out.size() + 1 + word.size() > most_kept) break;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

}  // namespace text
