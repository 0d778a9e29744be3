// How the running server bears with its clients: slow ones, many, those who wait, and its own end.
#include <csignal>
#include <future>

#include "platform/web/test_client.h"

using namespace web;
using namespace std::chrono_literals;

namespace {

Handler hello() {
  return [](const Request&) -> Response { return {.body = passing_body("hello")}; };
}

// Answers "/later" only when told to.
struct Postponed {
  std::promise<Reply> asked;
  Handler handler() {
    return [this](const Request& request) -> Response {
      if (request.path == "/later") return {.later = [this](Reply reply) { asked.set_value(std::move(reply)); }};
      return {.body = passing_body("hello")};
    };
  }
  Reply take() { return asked.get_future().get(); }
};

}  // namespace

TEST_CASE("a request that dawdles is told 408 and closed") {
  Settings settings;
  settings.header_time = 50ms;
  settings.body_time = 50ms;
  settings.posts = true;
  Serving serving(settings, hello());
  Client slow_head(serving), slow_body(serving);
  slow_head.send("GET / HTTP/1.1\r\nHost: loc");
  CHECK(slow_head.receive().status == 408);
  CHECK(slow_head.closed());
  slow_body.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhel");
  CHECK(slow_body.receive().status == 408);
  CHECK(slow_body.closed());
}

TEST_CASE("a header that grows byte by byte does not gain time by it") {
  Settings settings;
  settings.header_time = 50ms;
  settings.header_bytes = 64 << 20;
  Serving serving(settings, hello());
  Client client(serving);
  client.send("GET / HTTP/1.1\r\nX: ");
  while (!client.answered()) client.send("x");
  CHECK(client.receive().status == 408);
}

TEST_CASE("who goes on sending after a refusal is borne with for a while, then closed") {
  Settings settings;
  settings.linger_time = 50ms;
  Serving serving(settings, hello());
  Client client(serving);
  client.send("nonsense\r\n\r\n");
  while (client.send("x")) {
  }
  while (serving.server().connections() > 0) std::this_thread::yield();
}

TEST_CASE("a connection that is idle too long is closed without a word") {
  Settings settings;
  settings.idle_time = 50ms;
  Serving serving(settings, hello());
  Client silent(serving);
  CHECK(silent.closed());
  // On a busy machine a new connection may be idle too long before its first request.
  auto served = std::make_unique<Client>(serving);
  while (served->get("/").status != 200) served = std::make_unique<Client>(serving);
  CHECK(served->closed());
}

TEST_CASE("who takes a great answer slowly gets it whole") {
  const std::string great(16 << 20, 'x');
  Serving serving({}, [body = make_body(great, "image/png")](const Request&) -> Response { return {.body = body}; });
  Client slow(serving.server().port(), 4096);
  CHECK(slow.get("/").body.size() == great.size());
  CHECK(slow.get("/").body.size() == great.size());
}

TEST_CASE("who takes nothing of a great answer is closed") {
  Settings settings;
  settings.write_time = 50ms;
  const BodyPtr great = make_body(std::string(16 << 20, 'x'), "image/png");
  Serving serving(settings, [=](const Request&) -> Response { return {.body = great}; });
  Client lazy(serving.server().port(), 4096);
  lazy.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(lazy.answered_at_last());
  while (serving.server().connections() > 0) std::this_thread::yield();
}

TEST_CASE("beyond the limit of connections the one idle longest makes room") {
  Settings settings;
  settings.connections = 3;
  settings.threads = 1;
  Serving serving(settings, hello());
  Client first(serving), second(serving), third(serving);
  CHECK(first.get("/").status == 200);
  CHECK(second.get("/").status == 200);
  CHECK(third.get("/").status == 200);
  CHECK(first.get("/").status == 200);  // so the second is idle longest
  Client fourth(serving);
  CHECK(fourth.get("/").status == 200);
  CHECK(second.closed());
  CHECK(first.get("/").status == 200);
}

TEST_CASE("beyond the limit one who is slow to ask makes room, and one who waits for an answer never does") {
  Settings settings;
  settings.connections = 2;
  settings.threads = 1;
  Postponed postponed;
  Serving serving(settings, postponed.handler());
  Client waiting(serving), slow(serving);
  waiting.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Reply reply = postponed.take();
  slow.send("GET / HTTP/1.1\r\n");
  for (int i = 0; i < 5; ++i) {
    Client fast(serving);
    CHECK(fast.get("/").status == 200);
  }
  CHECK(slow.closed());
  reply({.body = passing_body("at last")});
  CHECK(waiting.receive().body == "at last");
}

TEST_CASE("hundreds of idle connections do not keep a fast one waiting") {
  Settings settings;
  settings.connections = 50;
  Serving serving(settings, hello());
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 300; ++i) {
    idle.push_back(std::make_unique<Client>(serving));
    REQUIRE(idle.back()->connected());
  }
  Client fast(serving);
  CHECK(fast.get("/").status == 200);
}

TEST_CASE("an answer may come later and from another thread, and requests behind it wait their turn") {
  Postponed postponed;
  Serving serving({}, postponed.handler());
  Client client(serving);
  client.send(
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /later HTTP/1.1\r\nHost: localhost\r\n\r\n"
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.receive().body == "hello");
  std::jthread worker([&] { postponed.take()({.body = passing_body("later")}); });
  CHECK(client.receive().body == "later");
  CHECK(client.receive().body == "hello");
}

TEST_CASE("a promise to answer later that is given up is answered with 500") {
  Postponed postponed;
  Serving serving({}, postponed.handler());
  Client client(serving);
  client.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  {
    const Reply given_up = postponed.take();
  }
  CHECK(client.receive().status == 500);
  CHECK(client.get("/").status == 200);
}

TEST_CASE("who answers after the server's end harms nothing") {
  Postponed postponed;
  Settings settings;
  settings.stop_time = 10ms;
  auto serving = std::make_unique<Serving>(settings, postponed.handler());
  Client client(*serving);
  client.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Reply reply = postponed.take();
  serving.reset();
  CHECK(client.closed());
  reply({.body = passing_body("too late")});
}

TEST_CASE("stopping closes who is idle, finishes what was asked, and lets nobody in") {
  Postponed postponed;
  Serving serving({}, postponed.handler());
  Client idle(serving), waiting(serving), half(serving);
  CHECK(idle.get("/").status == 200);
  CHECK(half.get("/").status == 200);
  half.send("GET / HTT");
  waiting.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Reply reply = postponed.take();
  serving.server().stop();
  CHECK(idle.closed());
  while (Client(serving).connected()) {  // the other thread may take a moment longer to stop listening
  }
  half.send("P/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(half.receive().header("Connection") == "close");
  CHECK(half.closed());
  reply({.body = passing_body("finished")});
  const Received last = waiting.receive();
  CHECK(last.body == "finished");
  CHECK(last.header("Connection") == "close");
  CHECK(waiting.closed());
  serving.wait();
}

TEST_CASE("stopping waits only so long for who does not finish") {
  Settings settings;
  settings.stop_time = 50ms;
  Serving serving(settings, hello());
  Client half(serving);
  CHECK(half.get("/").status == 200);
  half.send("GET / HTT");
  serving.stop();
  CHECK(half.closed());
}

TEST_CASE("a server stopped before it runs returns at once") {
  auto server = Server::open({.port = 0}, hello());
  REQUIRE(server);
  (*server)->stop();
  (*server)->run();
}

TEST_CASE("SIGTERM stops the server, whoever waits is answered first") {
  Postponed postponed;
  Settings settings;
  settings.stop_on_signals = true;
  Serving serving(settings, postponed.handler());
  Client waiting(serving), idle(serving);
  CHECK(idle.get("/").status == 200);
  waiting.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Reply reply = postponed.take();
  ::kill(::getpid(), SIGTERM);
  CHECK(idle.closed());
  reply({.body = passing_body("finished")});
  CHECK(waiting.receive().body == "finished");
  serving.wait();
}

TEST_CASE("a second signal waits for nobody") {
  Postponed postponed;
  Settings settings;
  settings.stop_on_signals = true;
  settings.stop_time = 60'000ms;
  Serving serving(settings, postponed.handler());
  Client waiting(serving), idle(serving);
  CHECK(idle.get("/").status == 200);
  waiting.send("GET /later HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const Reply reply = postponed.take();
  ::kill(::getpid(), SIGTERM);
  CHECK(idle.closed());
  ::kill(::getpid(), SIGTERM);
  CHECK(waiting.closed());
  serving.wait();
}

TEST_CASE("events reach every listener, and whoever comes later is greeted with the latest") {
  auto events = std::make_shared<Events>();
  Serving serving({}, [events](const Request&) -> Response { return {.events = events}; });
  Client one(serving), two(serving);
  for (Client* client : {&one, &two}) {
    client->send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const std::string head = client->receive_until("\n\n");
    CHECK(head.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(head.find("Content-Type: text/event-stream\r\n") != std::string::npos);
    CHECK(head.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
  }
  CHECK(events->listeners() == 2);
  events->send("first\nline two\r", true);
  CHECK(one.receive_until("\n\n") == "data: first\ndata: line two\n\n");
  CHECK(two.receive_until("\n\n") == "data: first\ndata: line two\n\n");
  events->send("second");
  CHECK(one.receive_until("\n\n") == "data: second\n\n");
  Client late(serving);
  late.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  late.receive_until("\n\n");
  CHECK(late.receive_until("\n\n") == "data: first\ndata: line two\n\n");
  serving.stop();
  CHECK(late.closed());
  CHECK(events->listeners() == 0);
}

TEST_CASE("a silent stream is kept alive by comments, and a listener who leaves is forgotten") {
  auto events = std::make_shared<Events>();
  Settings settings;
  settings.heartbeat = 20ms;
  Serving serving(settings, [events](const Request&) -> Response { return {.events = events}; });
  {
    Client client(serving);
    client.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    client.receive_until("\n\n");
    CHECK(client.receive_until("\n\n") == ":\n\n");
  }
  while (events->listeners() > 0) std::this_thread::yield();
}

TEST_CASE("there are only so many listeners") {
  auto events = std::make_shared<Events>();
  Settings settings;
  settings.event_streams = 1;
  Serving serving(settings, [events](const Request&) -> Response { return {.events = events}; });
  Client one(serving), two(serving);
  one.send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
  one.receive_until("\n\n");
  CHECK(two.get("/events").status == 503);
  CHECK(two.ask("HEAD", "/events").status == 405);
}

TEST_CASE("a listener who does not keep up is dropped, and the others hear on") {
  auto events = std::make_shared<Events>();
  Serving serving({}, [events](const Request&) -> Response { return {.events = events}; });
  Client deaf(serving.server().port(), 4096), good(serving);
  for (Client* client : {&deaf, &good}) {
    client->send("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    client->receive_until("\n\n");
  }
  const std::string news(100'000, 'x');
  while (events->listeners() > 1) {
    events->send(news);
    good.receive_until("\n\n");
  }
  events->send("end");
  CHECK(good.receive_until("\n\n") == "data: end\n\n");
}

TEST_CASE("an address that is none or taken is a failure") {
  CHECK(Server::open({.address = "here"}, hello()).error().say == "\"here\" is not an IP address");
  Serving serving({}, hello());
  const auto taken = Server::open({.port = serving.server().port()}, hello());
  REQUIRE_FALSE(taken);
  CHECK(taken.error().say ==
        "cannot listen on 127.0.0.1:" + std::to_string(serving.server().port()) + ": Address already in use");
}
