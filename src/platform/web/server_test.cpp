// What the running server answers: methods, parts, refusals.
#include "platform/web/test_site.h"

using namespace web;
using namespace web::test;

namespace {

// What gzip notes at the end of what it packed: a sum of the content, and its size.
std::string packed_trailer(std::string_view content) {
  std::uint32_t sum = 0xffffffff;
  for (const char c : content) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  std::string trailer;
  for (std::uint32_t number : {~sum, static_cast<std::uint32_t>(content.size())})
    for (int i = 0; i < 4; ++i, number >>= 8) trailer += static_cast<char>(number & 0xff);
  return trailer;
}

}  // namespace

TEST_CASE("a connection serves request after request") {
  Serving serving({}, site());
  Client client(serving);
  for (int i = 0; i < 3; ++i) {
    const Received received = client.get("/");
    CHECK(received.status == 200);
    CHECK(received.body == page());
    CHECK(received.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(received.header("Date").ends_with(" GMT"));
    CHECK(received.header("Last-Modified") == "Thu, 29 Feb 2024 00:00:00 GMT");
    CHECK(received.header("Server").empty());
    CHECK(received.header("Connection").empty());
  }
  CHECK(client.get("/missing").status == 404);
  CHECK(client.get("/", "Connection: close\r\n").header("Connection") == "close");
  CHECK(client.closed());
}

TEST_CASE("an HTTP/1.0 client is answered and the connection closed, unless it asks to keep it") {
  Serving serving({}, site());
  Client client(serving);
  client.send("GET /letters.png HTTP/1.0\r\nConnection: keep-alive\r\nHost: localhost\r\n\r\n");
  CHECK(client.receive().header("Connection") == "keep-alive");
  client.send("GET /letters.png HTTP/1.0\r\nHost: localhost\r\n\r\n");
  CHECK(client.receive().header("Connection") == "close");
  CHECK(client.closed());
}

TEST_CASE("requests sent all at once are answered in their order") {
  Serving serving({}, site());
  Client client(serving);
  std::string all;
  for (int i = 0; i < 100; ++i) all += "GET /echo?" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  all += "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  client.send(all);
  for (int i = 0; i < 100; ++i) CHECK(client.receive().body == "localhost|" + std::to_string(i) + "|");
  CHECK(client.receive().body == page());
}

TEST_CASE("a request may come byte by byte") {
  Serving serving({}, site());
  Client client(serving);
  for (const char c : std::string_view("GET /echo?slow HTTP/1.1\r\nHost: localhost\r\n\r\n")) client.send({&c, 1});
  CHECK(client.receive().body == "localhost|slow|");
}

TEST_CASE("HEAD is GET without the body") {
  Serving serving({}, site());
  Client client(serving);
  const Received head = client.ask("HEAD", "/"), get = client.get("/");
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == std::to_string(page().size()));
  CHECK(head.header("ETag") == get.header("ETag"));
  CHECK(client.ask("HEAD", "/missing").status == 404);
  CHECK(client.get("/letters.png").body.size() == 26);
}

TEST_CASE("gzip goes to whoever accepts it, under a tag of its own") {
  Serving serving({}, site());
  Client client(serving);
  const Received zipped = client.get("/", "Accept-Encoding: gzip, deflate, br\r\n");
  const Received plain = client.get("/", "Accept-Encoding: gzip;q=0\r\n");
  CHECK(zipped.header("Content-Encoding") == "gzip");
  CHECK(zipped.body.starts_with("\x1f\x8b"));
  CHECK(zipped.body.ends_with(packed_trailer(page())));
  CHECK(zipped.body.size() < page().size() / 2);
  CHECK(plain.header("Content-Encoding").empty());
  CHECK(plain.body == page());
  CHECK(zipped.header("ETag") != plain.header("ETag"));
  CHECK(zipped.header("Vary") == "Accept-Encoding");
  CHECK(plain.header("Vary") == "Accept-Encoding");
  const Received picture = client.get("/letters.png", "Accept-Encoding: gzip\r\n");
  CHECK(picture.header("Content-Encoding").empty());
  CHECK(picture.header("Vary").empty());
  CHECK(client.get("/", "Accept-Encoding: identity;q=0, *;q=0\r\n").status == 406);
}

TEST_CASE("what the client has already is 304, with what a cache wants to know and no body") {
  Serving serving({}, site());
  Client client(serving);
  const std::string plain = client.get("/").header("ETag");
  const std::string zipped = client.get("/", "Accept-Encoding: gzip\r\n").header("ETag");
  for (const std::string& condition :
       {"If-None-Match: " + plain, "If-None-Match: \"x\", W/" + plain, std::string("If-None-Match: *"),
        std::string("If-Modified-Since: Thu, 29 Feb 2024 00:00:00 GMT")}) {
    CAPTURE(condition);
    const Received received = client.get("/", condition + "\r\n");
    CHECK(received.status == 304);
    CHECK(received.header("ETag") == plain);
    CHECK(received.header("Vary") == "Accept-Encoding");
    CHECK(received.header("Cache-Control") == "no-cache");
    CHECK(received.header("Content-Length").empty());
  }
  CHECK(client.get("/", "Accept-Encoding: gzip\r\nIf-None-Match: " + zipped + "\r\n").status == 304);
  CHECK(client.get("/", "Accept-Encoding: gzip\r\nIf-None-Match: " + plain + "\r\n").status == 200);
  CHECK(client.get("/", "If-Match: \"old\"\r\n").status == 412);
  CHECK(client.get("/missing", "If-None-Match: *\r\n").status == 404);
}

TEST_CASE("one part may be asked for, and only of the version one has") {
  Serving serving({}, site());
  Client client(serving);
  const Received part = client.get("/letters.png", "Range: bytes=2-4\r\n");
  CHECK(part.status == 206);
  CHECK(part.body == "cde");
  CHECK(part.header("Content-Range") == "bytes 2-4/26");
  CHECK(part.header("Accept-Ranges") == "bytes");
  const std::string tag = part.header("ETag");
  CHECK(client.get("/letters.png", "Range: bytes=-3\r\nIf-Range: " + tag + "\r\n").body == "xyz");
  CHECK(client.get("/letters.png", "Range: bytes=-3\r\nIf-Range: \"old\"\r\n").status == 200);
  CHECK(client.get("/letters.png", "Range: bytes=0-1,4-5\r\n").status == 200);
  CHECK(client.get("/letters.png", "Range: bytes=0-1\r\nIf-None-Match: " + tag + "\r\n").status == 304);
  CHECK(client.get("/", "Range: bytes=0-14\r\nAccept-Encoding: gzip\r\n").body == "<!doctype html>");
  const Received beyond = client.get("/letters.png", "Range: bytes=26-\r\n");
  CHECK(beyond.status == 416);
  CHECK(beyond.header("Content-Range") == "bytes */26");
}

TEST_CASE("a request that is not well-formed, allowed or small enough is refused and the connection closed") {
  Settings settings = with_posts();
  settings.request_line = 200;
  settings.header_bytes = 1000;
  settings.header_count = 10;
  Serving serving(settings, site());
  const std::string host = "Host: localhost\r\n";
  std::string many = "GET / HTTP/1.1\r\n" + host;
  for (int i = 0; i < 10; ++i) many += "X: y\r\n";
  const std::pair<int, std::string> cases[] = {
      {400, "nonsense\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\nno colon\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\n\r\n"},
      {400, "GET / HTTP/1.1\r\n" + host + host + "\r\n"},
      {400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"},
      {400, "GET /../etc/passwd HTTP/1.1\r\n" + host + "\r\n"},
      {400, "GET /a%00b HTTP/1.1\r\n" + host + "\r\n"},
      {400, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {400, "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"},
      {400, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!"},
      {400, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\nhello"},
      {400, "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"},
      {400, "POST /echo HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {405, "DELETE / HTTP/1.1\r\n" + host + "\r\n"},
      {405, "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"},
      {413, "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n"},
      {413, "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n3e9\r\n" + std::string(1001, 'x')},
      {414, "GET /" + std::string(300, 'a') + " HTTP/1.1\r\n" + host + "\r\n"},
      {414, "GET /" + std::string(300, 'a')},
      {417, "POST /echo HTTP/1.1\r\n" + host + "Expect: miracles\r\nContent-Length: 5\r\n\r\nhello"},
      {421, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"},
      {421, "GET http://evil.example/ HTTP/1.1\r\n" + host + "\r\n"},
      {431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(1000, 'x') + "\r\n\r\n"},
      {431, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(1000, 'x')},
      {431, many + "\r\n"},
      {501, "BREW / HTTP/1.1\r\n" + host + "\r\n"},
      {501, "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
      {505, "GET / HTTP/2.0\r\n" + host + "\r\n"},
  };
  for (const auto& [status, request] : cases) {
    CAPTURE(request);
    Client client(serving);
    client.send(request);
    const Received received = client.receive();
    CHECK(received.status == status);
    CHECK(received.header("Connection") == "close");
    CHECK(received.body.starts_with(std::to_string(status) + " "));
    CHECK(received.header("Allow") == (status == 405 ? "GET, HEAD, POST" : ""));
    CHECK(client.closed());
  }
}

TEST_CASE("POST is refused where it was not allowed for") {
  Serving serving({}, site());
  Client client(serving);
  const Received received = client.ask("POST", "/", "Content-Length: 5\r\n");
  CHECK(received.status == 405);
  CHECK(received.header("Allow") == "GET, HEAD");
}

TEST_CASE("every answer carries the security headers") {
  Settings settings = with_posts();
  settings.header_bytes = 1000;
  Serving serving(settings, site());
  const auto check = [&](int status, const std::string& method, const std::string& target, const std::string& headers) {
    Client client(serving);
    const Received received = client.ask(method, target, headers);
    CAPTURE(status);
    CHECK(received.status == status);
    CHECK(received.header("X-Content-Type-Options") == "nosniff");
    CHECK(received.header("Referrer-Policy") == "no-referrer");
    CHECK(received.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(received.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK_FALSE(received.header("Permissions-Policy").empty());
    const std::string policy = received.header("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; script-src 'self';"));
    CHECK(policy.find("unsafe") == std::string::npos);
  };
  check(200, "GET", "/", "");
  check(200, "HEAD", "/", "");
  check(204, "GET", "/nothing", "");
  check(206, "GET", "/", "Range: bytes=0-1\r\n");
  check(304, "GET", "/", "If-None-Match: *\r\n");
  check(308, "GET", "/moved", "");
  check(400, "GET", "/%", "");
  check(404, "GET", "/missing", "");
  check(405, "PUT", "/", "");
  check(413, "POST", "/echo", "Content-Length: 9999\r\n");
  check(416, "GET", "/", "Range: bytes=99999-\r\n");
  check(431, "GET", "/", "X: " + std::string(2000, 'x') + "\r\n");
  check(500, "GET", "/throw", "");
}

TEST_CASE("an answer may replace a security header but not smuggle one in") {
  Serving serving({}, site());
  Client client(serving);
  const Received framed = client.get("/framed");
  CHECK(framed.header("Content-Security-Policy") == "own");
  CHECK(framed.head.find("default-src") == std::string::npos);
  const Received moved = client.get("/moved");
  CHECK(moved.header("Location") == "/  Set-Cookie: a=b");
  CHECK(moved.header("Set-Cookie").empty());
}

TEST_CASE("a handler that throws costs its request alone") {
  Serving serving({}, site());
  Client client(serving);
  CHECK(client.get("/throw").status == 500);
  CHECK(client.get("/").status == 200);
}

TEST_CASE("the host may be told with the target, with a port, or as an address") {
  Serving serving({}, site());
  Client client(serving);
  client.send("GET http://localhost:1234/echo HTTP/1.1\r\nHost: evil.example\r\n\r\n");
  CHECK(client.receive().body == "localhost||");
  for (const char* host : {"127.0.0.1:8080", "LOCALHOST", "[::1]:8080"}) {
    client.send("GET /echo HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n");
    CHECK(client.receive().status == 200);
  }
}

TEST_CASE("another host is told where the site is; what is asked by address is answered whatever the host") {
  Settings settings;
  settings.hosts = {"school.example"};
  settings.at_any_host = {"/letters.png"};
  settings.not_here = "This school is at https://school.example.";
  Serving serving(settings, site());
  const auto ask = [&](const std::string& target, const std::string& host) {
    Client client(serving);
    client.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    return client.receive();
  };
  CHECK(ask("/", "School.Example:8443").status == 200);
  for (const std::string host : {"evil.example", "127.0.0.1", "localhost", "school.example.evil.example"}) {
    const Received refused = ask("/", host);
    CHECK(refused.status == 421);
    CHECK(refused.body.find("This school is at https://school.example.") != std::string::npos);
    CHECK(ask("/letters.png", host).status == 200);
    CHECK(ask("/letters.png/more", host).status == 421);
  }
}
