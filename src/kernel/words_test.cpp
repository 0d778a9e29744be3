#include "kernel/words.h"

#include <catch2/catch.hpp>

using Words = std::vector<std::string>;

TEST_CASE("words: letters and digits, without case and accents, each once, in their order") {
  CHECK(text::words_of("Ána-Lucía  ŁĘSKA, ana") == Words{"ana", "lucia", "leska"});
  CHECK(text::words_of("Week 12: \"Mock interviews\" (NEAR*) AND OR") ==
        Words{"week", "12", "mock", "interviews", "near", "and", "or"});
  CHECK(text::words_of("Иван Йорданов") == Words{"иван", "иорданов"});
  CHECK(text::words_of("").empty());
  CHECK(text::words_of("… – “ ” 🙂 * : ^ ' \" -").empty());
}

TEST_CASE("words: pictures, invisible signs and invalid bytes part words, and a NUL does") {
  CHECK(text::words_of("jazz🎷band") == Words{"jazz", "band"});
  CHECK(text::words_of("a\u200Bb\uFEFFc") == Words{"a", "b", "c"});
  CHECK(text::words_of("a\xFF"
                       "b") == Words{"a", "b"});
  CHECK(text::words_of(std::string_view("a\0b", 3)) == Words{"a", "b"});
}

TEST_CASE("words: a long one is cut between letters") {
  CHECK(text::words_of(std::string(100, 'x')) == Words{std::string(40, 'x')});
  std::string long_one = "x";
  for (int i = 0; i < 50; ++i) long_one += "漢";
  CHECK(text::words_of(long_one).front().size() == 40);
}

TEST_CASE("words: what an apostrophe parts is also kept in one piece") {
  CHECK(text::kept_words("Kim O’Brien") == "kim o brien obrien");
  CHECK(text::words_of("O’Brien") == Words{"o", "brien"});
  CHECK(text::kept_words("Ana Ana").find("ana ana") == std::string::npos);
}

TEST_CASE("words: of a very long text as many are kept as fit") {
  std::string all;
  for (int i = 0; i < 60000; ++i) all += std::to_string(i) + " ";
  const std::string kept = text::kept_words(all);
  CHECK(kept.size() <= 200000);
  CHECK(kept.size() > 199000);
}
