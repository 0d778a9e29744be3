// Words as search and comparison see them: lower case, without accents, plural "s" taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace compiler {

// "Résumés" -> "resume", "classes" -> "classe", "C++" -> "c". Up to 40 bytes; what is longer is cut.
void fold_word(std::string_view word, std::string& folded);

// Calls visit(folded word) for each word of two letters or more and each number, in order.
template <class Visit>
void for_each_word(std::string_view text, std::string& scratch, const Visit& visit);

// Whether a folded word says nothing by itself: "the", "and", "will".
bool is_common_word(std::string_view folded);

// The words that tell one text from another, as seven-letter stems, sorted, each once: "negotia", "network".
std::vector<std::string> telling_stems(std::string_view text);

inline bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

template <class Visit>
void for_each_word(std::string_view text, std::string& scratch, const Visit& visit) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_word_byte(text[i]) || (static_cast<unsigned char>(text[i]) & 0xF0) == 0xE0) {
      // Typographic marks are three bytes that begin with 0xE2.
      i += (static_cast<unsigned char>(text[i]) & 0xF0) == 0xE0 ? 3 : 1;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xF0) != 0xE0 &&
           (is_word_byte(text[i]) || (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80))
      ++i;
    fold_word(text.substr(begin, i - begin), scratch);
    if (scratch.size() >= 2 || (!scratch.empty() && scratch[0] >= '0' && scratch[0] <= '9'))
      visit(std::string_view(scratch));
  }
}

}  // namespace compiler
