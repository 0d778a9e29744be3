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
  // `place`: words that it is found by beside its text ("week3 module1").
  PageWords collect(std::string_view title, std::string_view place, const markdown::Document& document);
  PageWords collect_title(std::string_view title);  // of a page without a tree

  std::uint32_t count() const { return static_cast<std::uint32_t>(texts_.size()); }
  std::string_view word(std::uint32_t number) const { return texts_[number]; }

 private:
  // Where a word stands in the words of the last page that had it.
  struct Seen {
    std::uint32_t page = 0, place = 0;
  };
  // A word is known by 64 bits of its hash: should two ever share them, the search takes one for the other.
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;  // + 1; 0: empty
  };
  void begin_page();
  void take(std::string_view text, std::uint32_t weight);
  std::uint32_t number_of(std::string_view folded);
  void grow();

  std::vector<Slot> table_;  // open addressing
  std::vector<Seen> seen_;
  std::vector<std::string_view> texts_;
  std::deque<std::string> blocks_;  // the words' bytes
  PageWords page_words_;
  std::uint32_t page_ = 0;
};

}  // namespace compiler
