// Finding pages of the programme by their words (rules CU9 and CU10 of README.md beside this file).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rooms/curriculum/curriculum.h"

namespace curriculum {

struct FoundPage {
  int edition = 0;  // its number
  Page page;        // without its HTML
  std::string excerpt;
};
// Pages of these editions that have all words of the query, as those of `reader` may see them; a page that several
// editions have is given from the newest. Those whose title has the words come first. Two statements; none for a query
// without words. `notes_of`: staff who read the notes of these modules alone, and of what belongs to none; the other
// pages are found and given as everyone sees them.
std::vector<FoundPage> find_pages(db::Transaction& tx, const std::string& query, std::span<const std::string> editions,
                                  Audience reader, std::size_t most,
                                  const std::optional<std::vector<int>>& notes_of = {});

// What a page says, without its marks: "<p>Ask &amp; <em>listen</em></p>" is "Ask & listen".
std::string plain_text(std::string_view html);
// About 160 bytes of it around the first of the words, whole words, "…" where something was left out.
std::string excerpt_of(std::string_view plain, const std::vector<std::string>& words);

// For editions of before there were words: how many there were.
int complete_words(db::Transaction& tx);

}  // namespace curriculum
