#include "compiler/site/search_words.h"

#include <algorithm>
#include <cstring>

#include "compiler/site/words.h"

namespace compiler {

namespace {

using markdown::Kind;

constexpr std::uint32_t title_weight = 8, heading_weight = 4, text_weight = 1, most_weight = 15;
constexpr std::size_t block_size = 64 * 1024;

std::uint64_t hash_of(std::string_view s) {
  std::uint64_t h = 0x9E3779B97F4A7C15ull ^ s.size();
  std::size_t i = 0;
  for (; i + 8 <= s.size(); i += 8) {
    std::uint64_t part;
    std::memcpy(&part, s.data() + i, 8);
    h = (h ^ part) * 0xFF51AFD7ED558CCDull;
    h ^= h >> 32;
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, s.data() + i, s.size() - i);
  h = (h ^ rest) * 0xFF51AFD7ED558CCDull;
  return h ^ (h >> 29);
}

}  // namespace

WordCollector::WordCollector() : table_(1 << 14) {}

PageWords WordCollector::collect(std::string_view title, std::string_view place, const markdown::Document& document) {
  begin_page();
  take(title, title_weight);
  take(place, title_weight);
  markdown::NodeIndex heading_end = 0;
  for (markdown::NodeIndex at = 1; at < document.size(); ++at) {
    const markdown::Node& node = document[at];
    if (node.kind == Kind::heading) heading_end = document.after(at);
    if (node.kind == Kind::text || node.kind == Kind::code || node.kind == Kind::code_block)
      take(node.text, at < heading_end ? heading_weight : text_weight);
  }
  return {page_words_.begin(), page_words_.end()};
}

PageWords WordCollector::collect_title(std::string_view title) {
  begin_page();
  take(title, title_weight);
  return {page_words_.begin(), page_words_.end()};
}

void WordCollector::begin_page() {
  ++page_;
  page_words_.clear();
}

void WordCollector::take(std::string_view text, std::uint32_t weight) {
  for_each_word(text, [&](std::string_view folded) {
    const std::uint32_t number = number_of(folded);
    Seen& word = seen_[number];
    if (word.page != page_) {
      word.page = page_;
      word.place = static_cast<std::uint32_t>(page_words_.size());
      page_words_.push_back(number << 4 | weight);
    } else {
      std::uint32_t& entry = page_words_[word.place];
      entry = (entry & ~15u) | std::min(most_weight, (entry & 15u) + weight);
    }
  });
}

std::uint32_t WordCollector::number_of(std::string_view folded) {
  const std::uint64_t hash = hash_of(folded);
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  for (; table_[at].number != 0; at = (at + 1) & mask)
    if (table_[at].hash == hash) return table_[at].number - 1;
  if (blocks_.empty() || blocks_.back().size() + folded.size() > block_size) blocks_.emplace_back().reserve(block_size);
  std::string& block = blocks_.back();
  const std::size_t begin = block.size();
  block += folded;
  texts_.push_back(std::string_view(block).substr(begin));
  seen_.emplace_back();
  table_[at] = {hash, count()};
  if (texts_.size() * 2 > table_.size()) grow();
  return count() - 1;
}

void WordCollector::grow() {
  std::vector<Slot> before(table_.size() * 4);
  before.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (table_[at].number != 0) at = (at + 1) & mask;
    table_[at] = slot;
  }
}

}  // namespace compiler
