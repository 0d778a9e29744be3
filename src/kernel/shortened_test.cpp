#include "kernel/shortened.h"

#include <catch2/catch.hpp>

#include "kernel/text.h"

TEST_CASE("text: what fits stays, what does not is cut between characters") {
  CHECK(text::shortened("", 3).empty());
  CHECK(text::shortened("Panel", 5) == "Panel");
  CHECK(text::shortened("Panels", 5) == "Pa\u2026");
  CHECK(text::shortened("\U0001F4C5\U0001F4C5", 3) == "\u2026");
  const std::string long_one = "a\u00e9\u65e5\U0001F600a\u00e9\u65e5\U0001F600";
  for (std::size_t most = 3; most < long_one.size(); ++most) {
    const std::string kept = text::shortened(long_one, most);
    CHECK(kept.size() <= most);
    CHECK(kept.size() + 4 > most);  // as much as fits
    CHECK(text::first_invalid_utf8(kept) == std::string::npos);
  }
}
