#include "kernel/base64.h"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace std::string_literals;

TEST_CASE("base64: bytes are text and come back") {
  CHECK(text::base64_of("") == "");
  CHECK(text::base64_of("Ada") == "QWRh");
  CHECK(text::base64_of("Ad") == "QWQ=");
  CHECK(text::base64_of("A") == "QQ==");
  std::string every;
  for (int c = 0; c < 256; ++c) {
    every += static_cast<char>(c);
    CHECK(text::bytes_in(text::base64_of(every)) == every);
  }
}

TEST_CASE("base64: what is none throws") {
  CHECK_THROWS_AS(text::bytes_in("QWR"), std::runtime_error);
  CHECK_THROWS_AS(text::bytes_in("QW!h"), std::runtime_error);
}
