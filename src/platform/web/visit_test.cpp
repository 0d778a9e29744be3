#include "platform/web/visit.h"

#include <catch2/catch.hpp>

TEST_CASE("open redirect: only a path of ours is gone on to") {
  CHECK(web::local_path("/calendar?week=3") == "/calendar?week=3");
  for (const std::string_view path : {"", "calendar", "//evil.example", "https://evil.example", "/\\evil.example",
                                      "/a\r\nSet-Cookie: x", "javascript:alert(1)", "\\/evil"}) {
    INFO(path);
    CHECK(web::local_path(path) == "/");
  }
  CHECK(web::local_path("/" + std::string(3000, 'a')) == "/");
}
