#include "compiler/reader/heading_ids.h"

#include <catch2/catch.hpp>

namespace {
std::vector<std::string> ids_of(const char* page) {
  std::vector<std::string> out;
  for (const auto& one : compiler::heading_ids(markdown::parse(page))) out.push_back(one.id + "|" + one.kramdown);
  return out;
}
using Ids = std::vector<std::string>;
}  // namespace

TEST_CASE("heading ids: punctuation goes, spaces become dashes, letters become small") {
  CHECK(ids_of("## Week 1: Offers & Pay\n") == Ids{"week-1-offers--pay|"});
  CHECK(ids_of("## What's *next*?\n") == Ids{"whats-next|"});
  CHECK(ids_of("Setext `code`\n---\n") == Ids{"setext-code|"});
}

TEST_CASE("heading ids: kramdown drops leading numbers, underscores and letters beyond ASCII") {
  CHECK(ids_of("## 2. Cover_letters\n") == Ids{"2-cover_letters|coverletters"});
  CHECK(ids_of("## Über uns\n") == Ids{"über-uns|ber-uns"});
  CHECK(ids_of("## 2020\n") == Ids{"2020|section"});
}

TEST_CASE("heading ids: the second heading with a text is numbered, and never meets another heading's id") {
  CHECK(ids_of("# Intro\n# Intro\n# Intro\n") == Ids{"intro|", "intro-1|", "intro-2|"});
  CHECK(ids_of("# Intro\n# Intro 1\n# Intro\n") == Ids{"intro|", "intro-1|", "intro-2|"});
  CHECK(ids_of("# Intro\n# Intro\n# Intro 1\n") == Ids{"intro|", "intro-1|", "intro-1-1|"});
}

TEST_CASE("heading ids: an anchor inside a heading is no part of its id, and symbols leave nothing") {
  CHECK(ids_of("### Messaging <a name=\"m\"></a>\n") == Ids{"messaging|"});
  CHECK(ids_of("## 🎉 Party – now\n") == Ids{"-party--now|party--now"});
  CHECK(ids_of("## 🎉\n") == Ids{"section|"});
}

TEST_CASE("heading ids: headings in lists and quotes have one too") {
  CHECK(ids_of("> ## Quoted\n\n- ## Listed\n") == Ids{"quoted|", "listed|"});
}
