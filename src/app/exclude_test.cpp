#include "app/exclude.h"

#include <catch2/catch.hpp>

using app::is_excluded;

TEST_CASE("a name without a pattern is that file at the top, or that folder with all below it") {
  CHECK(is_excluded({"README.md"}, "README.md"));
  CHECK_FALSE(is_excluded({"README.md"}, "module-1/README.md"));
  CHECK(is_excluded({"drafts"}, "drafts/a/b.md"));
  CHECK(is_excluded({"/drafts/"}, "drafts/a.md"));
  CHECK_FALSE(is_excluded({"drafts"}, "drafts-2/a.md"));
  CHECK_FALSE(is_excluded({"", "/"}, "a.md"));
}

TEST_CASE("a star stands for any characters and a question mark for one") {
  CHECK(is_excluded({"*.txt"}, "module-1/notes.txt"));
  CHECK_FALSE(is_excluded({"*.txt"}, "notes.txt.md"));
  CHECK(is_excluded({"module-?/old*"}, "module-3/old-week.md"));
  CHECK_FALSE(is_excluded({"module-?/old*"}, "module-33/old-week.md"));
  CHECK(is_excluded({"a", "b*"}, "bc"));
}

TEST_CASE("a pattern of many stars takes no time worth naming") {
  std::string stars;
  for (int i = 0; i < 200; ++i) stars += "*a";
  CHECK_FALSE(is_excluded({stars + "b"}, std::string(5000, 'a')));
}
