#include "compiler/site/words.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "compiler/site/search_index.h"

using namespace compiler;

namespace {
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  for_each_word(text, [&](std::string_view word) { out.emplace_back(word); });
  return out;
}
using Words = std::vector<std::string>;
}  // namespace

TEST_CASE("words are lower case, without accents and plural s") {
  CHECK(words_of("Résumés, COVER-letters & 2nd offers!") == Words{"resume", "cover", "letter", "2nd", "offer"});
  CHECK(words_of("class focus this Straße") == Words{"class", "focus", "this", "strase"});
  CHECK(words_of("it’s “quoted”—dash") == Words{"it", "quoted", "dash"});
  CHECK(words_of("日本 7") == Words{"日本", "7"});
  CHECK(words_of("").empty());
}

TEST_CASE("a word that is too long is cut, a broken one does no harm") {
  CHECK(words_of(std::string(100, 'x')) == Words{std::string(40, 'x')});
  for (const std::string_view broken : {"a\xC3", "\xE2\x80", "\xF0\x9F\x98", "\xFF\xFE x1"})
    CHECK(words_of(broken).size() <= 2);
}

TEST_CASE("telling stems leave out what every page says") {
  CHECK(telling_stems("Students will be able to describe their negotiation strategies") == Words{"negotia", "strateg"});
}

TEST_CASE("shards hold at most 30 kB and say which word each begins with") {
  WordCollector collector;
  std::vector<PageWords> words;
  std::vector<SearchablePage> pages;
  for (int i = 0; i < 300; ++i) {
    std::string title;
    for (int j = 0; j < 60; ++j) title += " word" + std::to_string((i * 60 + j) % 9000);
    words.push_back(collector.collect_title(title));
    pages.push_back({"Page " + std::to_string(i), "p" + std::to_string(i) + ".html", ""});
  }
  CollectedWords collected{&collector, {}};
  for (std::uint32_t i = 0; i < words.size(); ++i) collected.pages.emplace_back(i, &words[i]);
  const auto files = search_files(pages, {collected});
  REQUIRE(files.size() > 4);
  for (const SearchFile& file : files)
    if (file.name.starts_with("words-")) CHECK(file.bytes.size() <= 30'010);
  CHECK(files.front().bytes.starts_with("{\"pages\":300,\"per\":200,\"shards\":[\"word0\""));
  CHECK(std::ranges::count_if(files, [](const auto& file) { return file.name.starts_with("pages-"); }) == 2);
}
