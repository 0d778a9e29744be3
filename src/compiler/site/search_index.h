// Search without a server: a few small files that a page's script reads as they are needed.
//
//   search/manifest.json   {"pages":N,"per":200,"shards":["accept","career",…]}: the first word of each shard
//   search/words-K.json    {"accept":[16*page+weight,…],…}: the pages that have a word, the best first
//   search/pages-K.json    [["Title","address from the root","Module 4"],…]: 200 pages each
//
// A shard holds up to 30 kB, unless a single word needs more; a word names at most its 500 best pages. Words that say
// nothing by themselves ("the", "and") are left out.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/site/search_words.h"

namespace compiler {

struct SearchablePage {
  std::string title, address, trail;
  bool archived = false;  // found, but behind what holds today
};

// One thread's collector and the words of the pages that it read, as (number of the page, words).
struct CollectedWords {
  const WordCollector* collector = nullptr;
  std::vector<std::pair<std::uint32_t, const PageWords*>> pages;
};

struct SearchFile {
  std::string name;  // "manifest.json"
  std::string bytes;
};

std::vector<SearchFile> search_files(const std::vector<SearchablePage>& pages,
                                     const std::vector<CollectedWords>& collected);

}  // namespace compiler
