// What the running server does with the body of a request.
#include <future>

#include "platform/web/test_site.h"

using namespace web;
using namespace web::test;

TEST_CASE("a body reaches the handler, however it was cut up") {
  Serving serving(with_posts(), site());
  Client client(serving);
  const std::string post = "POST /echo?q HTTP/1.1\r\nHost: localhost\r\n";
  client.send(post + "Content-Length: 5\r\n\r\nhello");
  CHECK(client.receive().body == "localhost|q|hello");
  client.send(post + "Content-Length: 5\r\n\r\nhe");
  client.send("llo" + post + "Content-Length: 0\r\n\r\n");
  CHECK(client.receive().body == "localhost|q|hello");
  CHECK(client.receive().body == "localhost|q|");
  client.send(post + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n");
  CHECK(client.receive().body == "localhost|q|hello");
  for (const char c : post + "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n") client.send({&c, 1});
  CHECK(client.receive().body == "localhost|q|hello");
  CHECK(client.get("/echo").status == 200);
}

TEST_CASE("whoever waits for leave to send a body is given it") {
  Serving serving(with_posts(), site());
  Client client(serving);
  const std::string post = "POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n";
  client.send(post + "Content-Length: 5\r\n\r\n");
  CHECK(client.receive().status == 100);
  client.send("hello");
  CHECK(client.receive().body == "localhost||hello");
  client.send(post + "Content-Length: 5000\r\n\r\n");
  CHECK(client.receive().status == 413);
  CHECK(client.closed());
}

TEST_CASE("a body that is too large is refused with the page that there is for it") {
  Settings settings = with_posts();
  settings.most_body = [](const Request&) { return std::size_t{500}; };
  settings.too_large = [](const Request& head) {
    return Response{.status = 413, .body = passing_body("<p>Too large for " + head.path + "</p>")};
  };
  Serving serving(settings, site());
  for (const char* length : {"Content-Length: 600\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n3e9\r\n"}) {
    Client client(serving);
    client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + std::string(length) + std::string(1001, 'x'));
    const Received refused = client.receive();
    CHECK(refused.status == 413);
    CHECK(refused.body == "<p>Too large for /echo</p>");
    CHECK(refused.header("Content-Security-Policy").starts_with("default-src 'none'"));
    client.no_more_to_send();
    CHECK(client.closed());
  }
}

TEST_CASE("a refused upload is told so before the connection ends, however much was on its way") {
  Serving serving(with_posts(), site());
  Client client(serving);
  client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000\r\n\r\n" + std::string(200'000, 'x'));
  CHECK(client.receive().status == 413);
  client.no_more_to_send();
  CHECK(client.closed());
}

TEST_CASE("a body is refused by its head: what its path takes, and whether it may come at all") {
  Settings settings = with_posts();
  settings.body_bytes = 100'000;
  settings.small_body = 100;
  settings.most_body = [](const Request& head) { return head.path == "/echo" ? std::size_t{50'000} : 10; };
  settings.before_large_body = [](const Request& head, const Reply& may) {
    may(head.header("Cookie") ? Response{.status = 100} : plain_response(403, "Sign in first."));
  };
  Serving serving(settings, site());
  const auto status = [&](const std::string& path, const std::string& headers, const std::string& body) {
    Client client(serving);
    client.send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body);
    return client.receive().status;
  };
  CHECK(status("/", "Content-Length: 11\r\n", "") == 413);
  CHECK(status("/", "Transfer-Encoding: chunked\r\n", "b\r\n12345678901\r\n") == 413);
  CHECK(status("/echo", "Content-Length: 50001\r\nCookie: a=b\r\n", "") == 413);
  CHECK(status("/echo", "Content-Length: 5\r\n", "hello") == 200);
  CHECK(status("/echo", "Content-Length: 5000\r\n", "") == 403);
  CHECK(status("/echo", "Transfer-Encoding: chunked\r\n", "") == 403);
  CHECK(status("/echo", "Content-Length: 40000\r\nCookie: a=b\r\n", std::string(40'000, 'x')) == 200);
  Client waiting(serving);
  waiting.send(
      "POST /echo HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\nExpect: 100-continue\r\n"
      "Content-Length: 5000\r\n\r\n");
  CHECK(waiting.receive().status == 100);
  waiting.send(std::string(5000, 'x'));
  CHECK(waiting.receive().status == 200);
  CHECK(waiting.get("/nowhere").status == 404);
}

TEST_CASE("bodies take only so much memory together; those that are answered make room") {
  Settings settings = with_posts();
  settings.body_bytes = 100'000;
  settings.bodies_at_once = 179'999;  // one, with the room that a growing text takes; not two
  std::promise<Reply> held;
  Serving serving(settings, [&](const Request& request) {
    Response response = plain_response(200);
    if (request.path == "/held") response.later = [&](const Reply& reply) { held.set_value(reply); };
    return response;
  });
  const auto post = [](const std::string& path) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\n" + std::string(90'000, 'x');
  };
  Client first(serving), second(serving), third(serving);
  first.send(post("/held"));
  const Reply reply = held.get_future().get();
  second.send(post("/"));
  const Received refused = second.receive();
  CHECK(refused.status == 503);
  CHECK(refused.header("Retry-After") == "5");
  reply(plain_response(200));
  CHECK(first.receive().status == 200);
  third.send(post("/"));
  CHECK(third.receive().status == 200);
}
