#include "platform/web/ranges.h"

#include <catch2/catch.hpp>

using namespace web;

namespace {

// "first+size", "whole" or "beyond".
std::string chosen(std::string_view value, std::uint64_t size) {
  const Range range = choose_range(value, size);
  if (range.kind == Range::Kind::whole) return "whole";
  if (range.kind == Range::Kind::beyond) return "beyond";
  return std::to_string(range.first) + "+" + std::to_string(range.size);
}

}  // namespace

TEST_CASE("one part may be asked for by its ends, its start or its length from the end") {
  CHECK(chosen("bytes=0-9", 100) == "0+10");
  CHECK(chosen("bytes=10-", 100) == "10+90");
  CHECK(chosen("bytes=-10", 100) == "90+10");
  CHECK(chosen("bytes=99-99", 100) == "99+1");
  CHECK(chosen("BYTES=0-0", 1) == "0+1");
}

TEST_CASE("a part that reaches beyond the end is cut there") {
  CHECK(chosen("bytes=90-1000", 100) == "90+10");
  CHECK(chosen("bytes=-1000", 100) == "0+100");
  CHECK(chosen("bytes=0-99999999999999999999999", 100) == "0+100");
}

TEST_CASE("a part that begins beyond the end cannot be given") {
  CHECK(chosen("bytes=100-", 100) == "beyond");
  CHECK(chosen("bytes=100-200", 100) == "beyond");
  CHECK(chosen("bytes=0-", 0) == "beyond");
  CHECK(chosen("bytes=-0", 100) == "beyond");
  CHECK(chosen("bytes=99999999999999999999999-", 100) == "beyond");
}

TEST_CASE("what is no range, another unit or several parts is ignored") {
  for (const char* value : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=9-5", "bytes=0-1,5-6", "lines=1-2",
                            "bytes=+1-2", "bytes= 1 - 2", "bytes=1--2"}) {
    CAPTURE(value);
    CHECK(chosen(value, 100) == "whole");
  }
}
