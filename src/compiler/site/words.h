// Words as search and comparison see them: lower case, without accents, plural "s" taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace compiler {

// A folded word, at most 40 bytes; what is longer is cut. "Résumés" -> "resume", "classes" -> "classe", "C++" -> "c".
struct FoldedWord {
  char bytes[48];
  std::size_t size = 0;
  std::string_view view() const { return {bytes, size}; }
};

// The next word at or behind `at`, which moves behind it: two letters or more, or a number. False when there is none.
bool next_word(std::string_view text, std::size_t& at, FoldedWord& word);

// Calls visit(folded word) for each word, in order.
template <class Visit>
void for_each_word(std::string_view text, const Visit& visit) {
  FoldedWord word;
  for (std::size_t at = 0; next_word(text, at, word);) visit(word.view());
}

// Whether a folded word says nothing by itself: "the", "and", "will".
bool is_common_word(std::string_view folded);

// The words that tell one text from another, as seven-letter stems, sorted, each once: "negotia", "network".
std::vector<std::string> telling_stems(std::string_view text);

}  // namespace compiler
