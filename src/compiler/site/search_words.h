// The words of pages, gathered while their trees are at hand. One collector serves one thread at a time; what several
// have gathered is put together by SearchIndex.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "platform/markdown/markdown.h"

namespace compiler {

// What a page says: (word << 4 | weight) for each word once, words numbered by the collector. Titles weigh most.
using PageWords = std::vector<std::uint32_t>;

class WordCollector {
 public:
  WordCollector();
  PageWords collect(std::string_view title, const markdown::Document& document);
  PageWords collect_title(std::string_view title);  // of a page without a tree

  std::uint32_t count() const { return static_cast<std::uint32_t>(words_.size()); }
  std::string_view word(std::uint32_t number) const { return words_[number].text; }

 private:
  struct Word {
    std::string_view text;
    std::uint32_t page = 0;   // the last page that had it
    std::uint32_t place = 0;  // where it stands in that page's words
  };
  void begin_page();
  void take(std::string_view text, std::uint32_t weight);
  std::uint32_t number_of(std::string_view folded);
  void grow();

  std::vector<Word> words_;
  std::vector<std::uint32_t> table_;  // open addressing: number + 1, 0 for empty
  std::vector<std::uint64_t> hashes_;
  std::deque<std::string> blocks_;  // the words' bytes
  PageWords page_words_;
  std::uint32_t page_ = 0;
  std::string scratch_;
};

}  // namespace compiler
