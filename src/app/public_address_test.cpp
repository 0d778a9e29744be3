#include "app/public_address.h"

#include <catch2/catch.hpp>

TEST_CASE("address: what a school is called is a scheme and a host, written in one way") {
  for (const auto& [given, kept] : {std::pair{"https://school.example", "https://school.example"},
                                    {"https://school.example/", "https://school.example"},
                                    {"HTTPS://School.Example:8443/", "https://school.example:8443"},
                                    {"http://localhost:8080", "http://localhost:8080"},
                                    {"http://127.0.0.1", "http://127.0.0.1"},
                                    {"https://[2001:db8::1]:443/", "https://[2001:db8::1]:443"}})
    CHECK(app::public_address(given).value_or("") == kept);
  for (const char* bad : {"",
                          "school.example",
                          "ftp://x",
                          "https://",
                          "https:///",
                          "https://school.example//",
                          "https://a/b",
                          "https://a b",
                          " https://a",
                          "https://a ",
                          "https://a?b",
                          "https://a#b",
                          "https://u@a",
                          "https://a:",
                          "https://a:0",
                          "https://a:65536",
                          "https://a:x",
                          "https://[::1",
                          "https://[x]",
                          "https://-a",
                          "https://a..b",
                          "https://[::1]x"}) {
    INFO(bad);
    const auto refused = app::public_address(bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == "--address");
  }
}

TEST_CASE("address: the host is what a browser asks for") {
  CHECK(app::host_of("https://school.example:8443") == "school.example");
  CHECK(app::host_of("https://[::1]:8443") == "::1");
  CHECK(app::host_of("http://localhost") == "localhost");
}
