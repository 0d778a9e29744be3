#include "platform/web/proxy.h"

#include <catch2/catch.hpp>

#include "platform/web/test_client.h"

using web::Client;
using web::client_address;
using web::Field;
using web::Serving;

namespace {

const std::vector<std::string> trusted{"10.0.0.1", "10.0.0.2"};

std::string from(const std::string& peer, const std::vector<Field>& fields) {
  return client_address(peer, fields, trusted);
}

}  // namespace

TEST_CASE("proxy: whoever is no trusted proxy speaks for itself alone") {
  CHECK(from("192.0.2.7", {{"X-Forwarded-For", "198.51.100.1"}}) == "192.0.2.7");
  CHECK(from("192.0.2.7", {}) == "192.0.2.7");
  CHECK(client_address("10.0.0.1", std::vector<Field>{{"X-Forwarded-For", "198.51.100.1"}}, {}) == "10.0.0.1");
}

TEST_CASE("proxy: of a list the last that no trusted proxy stands behind is believed, never what is before it") {
  CHECK(from("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1"}}) == "198.51.100.1");
  CHECK(from("10.0.0.1", {{"x-forwarded-for", "203.0.113.9, 198.51.100.1"}}) == "198.51.100.1");
  CHECK(from("10.0.0.1", {{"X-Forwarded-For", "203.0.113.9, 198.51.100.1, 10.0.0.2"}}) == "198.51.100.1");
  CHECK(from("10.0.0.1", {{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-For", "198.51.100.1"}}) == "198.51.100.1");
  CHECK(from("10.0.0.1", {{"X-Forwarded-For", "10.0.0.2"}}) == "10.0.0.2");
}

TEST_CASE("proxy: what is no address leaves whom we know") {
  for (const char* list :
       {"", "unknown", "198.51.100.1, ", "1.2.3.4.5", "198.51.100.1, <script>", "_hidden", "300.1.1.1"})
    CHECK(from("10.0.0.1", {{"X-Forwarded-For", list}}) == "10.0.0.1");
  CHECK(from("10.0.0.1", {}) == "10.0.0.1");
}

TEST_CASE("proxy: addresses have one form") {
  CHECK(from("::ffff:10.0.0.1", {{"X-Forwarded-For", "::ffff:198.51.100.1"}}) == "198.51.100.1");
  CHECK(from("10.0.0.1", {{"X-Forwarded-For", "2001:DB8:0:0::1"}}) == "2001:db8::1");
}

TEST_CASE("proxy: each request on a proxy's connection is from its own client, and from the proxy when it names none") {
  web::Settings settings;
  settings.trusted_proxies = {"127.0.0.1"};
  Serving serving(settings, [](const web::Request& request) {
    return web::Response{.body = web::passing_body(request.remote, "text/plain")};
  });
  Client client(serving);
  CHECK(client.get("/", "X-Forwarded-For: 198.51.100.1\r\n").body == "198.51.100.1");
  CHECK(client.get("/", "X-Forwarded-For: 203.0.113.9, 198.51.100.2\r\n").body == "198.51.100.2");
  CHECK(client.get("/").body == "127.0.0.1");

  Serving alone({}, [](const web::Request& request) {
    return web::Response{.body = web::passing_body(request.remote, "text/plain")};
  });
  Client liar(alone);
  CHECK(liar.get("/", "X-Forwarded-For: 198.51.100.1\r\n").body == "127.0.0.1");
}

TEST_CASE("proxy: a proxy that is no address is refused at the start") {
  web::Settings settings;
  settings.port = 0;
  settings.trusted_proxies = {"nginx"};
  const auto server = web::Server::open(settings, [](const web::Request&) { return web::Response{}; });
  REQUIRE_FALSE(server);
  CHECK(server.error().say == "\"nginx\" is not an IP address");
}
