#include "rooms/curriculum/finding.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "kernel/words.h"
#include "rooms/curriculum/curriculum_store.h"

namespace curriculum {

namespace {

// Whether the title alone has all words, the last one perhaps only begun.
bool title_has(const Page& page, const std::vector<std::string>& words) {
  const std::vector<std::string> in_title = text::words_of(page.title);
  return std::ranges::all_of(words, [&](const std::string& word) {
    return std::ranges::any_of(
        in_title, [&](const std::string& one) { return &word == &words.back() ? one.starts_with(word) : one == word; });
  });
}

}  // namespace

std::vector<FoundPage> find_pages(db::Transaction& tx, const std::string& query, std::span<const std::string> editions,
                                  Audience reader, std::size_t most, const std::optional<std::vector<int>>& notes_of) {
  const std::vector<std::string> words = text::words_of(query);
  if (words.empty() || editions.empty()) return {};
  std::vector<FoundPage> found = pages_with(tx, words, editions, {reader, notes_of});  // the newest edition first
  std::set<std::string> seen;
  std::erase_if(found, [&](const FoundPage& one) { return !seen.insert(one.page.path).second; });
  std::ranges::stable_sort(found, {}, [&](const FoundPage& one) {
    return std::tuple(!title_has(one.page, words), one.page.module.value_or(99), one.page.week.value_or(99));
  });
  found.resize(std::min(found.size(), most));
  read_texts(tx, found, {reader, notes_of});
  for (FoundPage& one : found) {
    one.excerpt = excerpt_of(plain_text(one.page.staff_html.empty() ? one.page.html : one.page.staff_html), words);
    one.page.html.clear();
    one.page.staff_html.clear();
  }
  return found;
}

}  // namespace curriculum
