#include "platform/web/address.h"

#include <catch2/catch.hpp>

TEST_CASE("addresses have one form, and names are none") {
  CHECK(web::usual_address("0:0:0:0:0:0:0:1") == "::1");
  CHECK(web::usual_address("::ffff:10.0.0.1") == "10.0.0.1");
  CHECK_FALSE(web::usual_address("localhost"));
}

TEST_CASE("addresses: this machine's own are told from what only begins like one") {
  for (const char* own : {"127.0.0.1", "127.255.255.254", "::1", "0:0::1", "::ffff:127.0.0.1"})
    CHECK(web::is_loopback(own));
  for (const char* other : {"", "localhost", "127.", "127.1", "127.0.0.1.evil.example", "127.evil.example", "128.0.0.1",
                            "0.0.0.0", "::", "::2", "::1.evil.example", "::ffff:128.0.0.1"})
    CHECK_FALSE(web::is_loopback(other));
}
