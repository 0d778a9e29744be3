#include "platform/web/negotiation.h"

#include <catch2/catch.hpp>

using namespace web;

namespace {

// What would be sent when both are there.
std::string sent(std::optional<std::string_view> accepted) {
  const Acceptable acceptable = acceptable_codings(accepted);
  if (acceptable.gzip || (acceptable.gzip_at_all && !acceptable.plain)) return "gzip";
  return acceptable.plain ? "plain" : "nothing";
}

}  // namespace

TEST_CASE("gzip is sent to whoever likes it at least as well as the plain bytes") {
  CHECK(sent("gzip") == "gzip");
  CHECK(sent("gzip, deflate, br, zstd") == "gzip");
  CHECK(sent("GZIP;q=0.5") == "gzip");
  CHECK(sent("x-gzip") == "gzip");
  CHECK(sent("br;q=1.0, gzip;q=0.8, *;q=0.1") == "gzip");
  CHECK(sent("*") == "gzip");
  CHECK(sent("gzip;q=0.5, identity;q=0.5") == "gzip");
  CHECK(sent("gzip;q=0.001, identity;q=0") == "gzip");
}

TEST_CASE("the plain bytes are sent when gzip is not named, refused or liked less") {
  CHECK(sent({}) == "plain");
  CHECK(sent("") == "plain");
  CHECK(sent("br") == "plain");
  CHECK(sent("gzip;q=0") == "plain");
  CHECK(sent("gzip; q=0.000") == "plain");
  CHECK(sent("gzip;q=0.4, identity;q=0.5") == "plain");
  CHECK(sent("*, gzip;q=0") == "plain");
  CHECK(sent("*;q=0, identity") == "plain");
}

TEST_CASE("nothing can be sent to whoever refuses both") {
  CHECK(sent("identity;q=0") == "nothing");
  CHECK(sent("*;q=0") == "nothing");
  CHECK(sent("gzip;q=0, identity;q=0") == "nothing");
}

TEST_CASE("a quality that is none leaves its coding out") {
  for (const char* value : {"gzip;q=2", "gzip;q=", "gzip;q=x", "gzip;q=1.001", "gzip;q=0.0001", "gzip;v=1"}) {
    CAPTURE(value);
    CHECK(sent(value) == "plain");
  }
}
