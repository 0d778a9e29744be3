#include "platform/web/path.h"

#include <catch2/catch.hpp>

using namespace web;

namespace {

// What a path is decoded to, "refused" when it is.
std::string decoded(std::string_view path) {
  std::string out;
  return decode_path(path, out) ? out : "refused";
}

}  // namespace

TEST_CASE("a path is percent-decoded") {
  CHECK(decoded("/") == "/");
  CHECK(decoded("/a%20b/%C3%A9.html") == "/a b/\u00e9.html");
  CHECK(decoded("/a+b") == "/a+b");
  CHECK(decoded("/%2541") == "/%41");
}

TEST_CASE("dot segments are resolved, however they are written") {
  CHECK(decoded("/a/./b") == "/a/b");
  CHECK(decoded("/a/../b") == "/b");
  CHECK(decoded("/a/b/%2e%2E/c") == "/a/c");
  CHECK(decoded("/a/b%2f..%2fc") == "/a/c");
  CHECK(decoded("/a/..") == "/");
  CHECK(decoded("/a/.") == "/a/");
  CHECK(decoded("/.well-known/x") == "/.well-known/x");
  CHECK(decoded("/a/...") == "/a/...");
  CHECK(decoded("//a") == "//a");
}

TEST_CASE("a path that leads above the root is refused") {
  CHECK(decoded("/..") == "refused");
  CHECK(decoded("/../etc/passwd") == "refused");
  CHECK(decoded("/a/../../etc/passwd") == "refused");
  CHECK(decoded("/%2e%2e/etc/passwd") == "refused");
  CHECK(decoded("/..%2fetc/passwd") == "refused");
}

TEST_CASE("a path with a bad escape, a control character or broken UTF-8 is refused") {
  for (const char* path : {"/%", "/%4", "/%zz", "/a%00b", "/a%0d%0ab", "/%7f", "/%ff", "/%c3"}) {
    CAPTURE(path);
    CHECK(decoded(path) == "refused");
  }
}

TEST_CASE("a target is a path and a query, with or without the host before it") {
  CHECK(split_target("/a?b=c?d")->path == "/a");
  CHECK(split_target("/a?b=c?d")->query == "b=c?d");
  CHECK(split_target("/a")->query.empty());
  const auto absolute = split_target("http://example.org:80/a?b");
  CHECK(absolute->authority == "example.org:80");
  CHECK(absolute->path == "/a");
  CHECK(absolute->query == "b");
  CHECK(split_target("HTTP://example.org")->path == "/");
  CHECK(split_target("http://example.org?x")->query == "x");
  for (const char* target : {"", "*", "a", "ftp://example.org/", "http:///a", "example.org:443"}) {
    CAPTURE(target);
    CHECK_FALSE(split_target(target));
  }
}

TEST_CASE("a host is a name with or without a port") {
  CHECK(host_name("localhost") == "localhost");
  CHECK(host_name("localhost:8080") == "localhost");
  CHECK(host_name("127.0.0.1:8080") == "127.0.0.1");
  CHECK(host_name("[::1]:8080") == "::1");
  CHECK(host_name("my_host.example.") == "my_host.example.");
  for (const char* host :
       {"", ":80", "a b", "a/b", "a@b", "a:80x", "a:123456", "[::1", "[]", "[::1]80", "[x]", "::1"}) {
    CAPTURE(host);
    CHECK_FALSE(host_name(host));
  }
}
