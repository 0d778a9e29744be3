#include "compiler/site/search_index.h"

#include <algorithm>
#include <charconv>

#include "compiler/site/words.h"
#include "platform/json/json.h"

namespace compiler {

namespace {

constexpr std::size_t pages_per_file = 200, shard_size = 30'000, most_pages_of_a_word = 500;

struct Posting {
  std::uint32_t page;
  std::uint32_t weight;
};

// A collector's words, each with its pages, in one array: word w has postings[begins[w]] up to begins[w + 1].
struct Inverted {
  std::vector<std::uint32_t> begins;
  std::vector<Posting> postings;
};

Inverted inverted(const CollectedWords& collected) {
  Inverted out;
  out.begins.assign(collected.collector->count() + 1, 0);
  std::size_t total = 0;
  for (const auto& [page, words] : collected.pages) {
    for (const std::uint32_t word : *words) ++out.begins[word >> 4];
    total += words->size();
  }
  std::uint32_t sum = 0;
  for (std::uint32_t& begin : out.begins) begin = std::exchange(sum, sum + begin);
  out.postings.resize(total);
  std::vector<std::uint32_t> next(out.begins.begin(), out.begins.end());
  for (const auto& [page, words] : collected.pages)
    for (const std::uint32_t word : *words) out.postings[next[word >> 4]++] = {page, word & 15};
  return out;
}

struct Term {
  std::string_view text;
  std::uint32_t collector, word;
};

void append_number(std::string& out, std::uint32_t number) {
  char digits[12];
  out.append(digits, std::to_chars(digits, digits + 12, number).ptr);
}

void append_postings(std::string& out, std::vector<Posting>& postings) {
  // The heaviest first; equal ones in page order.
  const auto better = [](const Posting& a, const Posting& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.page < b.page;
  };
  const std::size_t kept = std::min(postings.size(), most_pages_of_a_word);
  std::partial_sort(postings.begin(), postings.begin() + static_cast<std::ptrdiff_t>(kept), postings.end(), better);
  for (std::size_t i = 0; i < kept; ++i) {
    out += i == 0 ? '[' : ',';
    append_number(out, postings[i].page * 16 + postings[i].weight);
  }
  out += ']';
}

void add_page_files(const std::vector<SearchablePage>& pages, std::vector<SearchFile>& files) {
  for (std::size_t begin = 0; begin < pages.size(); begin += pages_per_file) {
    std::string bytes = "[";
    for (std::size_t i = begin; i < std::min(pages.size(), begin + pages_per_file); ++i) {
      if (i > begin) bytes += ",\n";
      bytes += '[' + json::quote(pages[i].title) + ',' + json::quote(pages[i].address) + ',' +
               json::quote(pages[i].trail) + ']';
    }
    files.push_back({"pages-" + std::to_string(begin / pages_per_file) + ".json", bytes + "]\n"});
  }
}

}  // namespace

std::vector<SearchFile> search_files(const std::vector<SearchablePage>& pages,
                                     const std::vector<CollectedWords>& collected) {
  std::vector<Inverted> indexes;
  std::vector<Term> terms;
  for (std::uint32_t i = 0; i < collected.size(); ++i) {
    indexes.push_back(inverted(collected[i]));
    for (std::uint32_t word = 0; word < collected[i].collector->count(); ++word) {
      const std::string_view text = collected[i].collector->word(word);
      if (!is_common_word(text) && indexes[i].begins[word] < indexes[i].begins[word + 1])
        terms.push_back({text, i, word});
    }
  }
  std::ranges::sort(terms, [](const Term& a, const Term& b) {
    return a.text != b.text ? a.text < b.text : a.collector < b.collector;
  });

  std::vector<SearchFile> files(1);
  files[0].name = "manifest.json";
  files[0].bytes =
      "{\"pages\":" + std::to_string(pages.size()) + ",\"per\":" + std::to_string(pages_per_file) + ",\"shards\":[";
  std::string shard, entry;
  std::size_t shards = 0;
  const auto finish_shard = [&] {
    if (shard.empty()) return;
    files.push_back({"words-" + std::to_string(shards++) + ".json", shard + "}\n"});
    shard.clear();
  };
  std::vector<Posting> postings;
  for (std::size_t i = 0; i < terms.size();) {
    const std::string_view text = terms[i].text;
    postings.clear();
    for (; i < terms.size() && terms[i].text == text; ++i) {
      const Inverted& index = indexes[terms[i].collector];
      for (std::uint32_t at = index.begins[terms[i].word]; at < index.begins[terms[i].word + 1]; ++at) {
        const Posting& one = index.postings[at];
        postings.push_back({one.page, pages[one.page].archived ? std::max(1u, one.weight / 4) : one.weight});
      }
    }
    entry.clear();
    entry += '"';  // folded words hold letters and digits only
    entry += text;
    entry += "\":";
    append_postings(entry, postings);
    if (shard.size() + entry.size() > shard_size) finish_shard();
    if (shard.empty()) {
      files[0].bytes += (shards == 0 ? "\"" : ",\"") + std::string(text) + '"';
      shard = '{';
    } else {
      shard += ",\n";
    }
    shard += entry;
  }
  finish_shard();
  files[0].bytes += "]}\n";
  add_page_files(pages, files);
  return files;
}

}  // namespace compiler
