#include "platform/fetch/fetch.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

#include "platform/web/server.h"

using fetch::Limits;

namespace {

// Answers each path with what the tests below want of it, for as long as the object lives.
class Serving {
 public:
  Serving() {
    web::Settings settings;
    settings.port = 0;
    settings.threads = 1;
    settings.posts = true;
    settings.stop_time = std::chrono::milliseconds(100);  // nobody waits for what is still in flight
    server_ = web::Server::open(settings, [this](const web::Request& request) { return answer(request); }).value();
    thread_ = std::jthread([this] { server_->run(); });
  }
  ~Serving() { server_->stop(); }

  std::string at(const std::string& path) const { return origin("127.0.0.1") + path; }
  std::string origin(const std::string& host) const { return "http://" + host + ":" + std::to_string(server_->port()); }

 private:
  static web::Response page(int status, std::string body, const std::string& type = "text/plain") {
    return {status, web::passing_body(std::move(body), type)};
  }
  web::Response answer(const web::Request& request) const {
    if (request.path == "/json") return page(200, "{}", "application/json");
    if (request.path == "/echo")
      return page(200, std::string(request.header("Content-Type").value_or("none")) + "\n" + request.body + "\n" +
                           std::string(request.header("Authorization").value_or("no authorization")));
    if (request.path == "/large") return page(200, std::string(100'000, 'x'));
    if (request.path == "/here") return web::redirect(302, "/echo");
    if (request.path == "/elsewhere") return web::redirect(302, origin("localhost") + "/echo");
    if (request.path == "/circle") return web::redirect(302, "/circle");
    if (request.path == "/file") return web::redirect(302, "file:///etc/hostname");
    if (request.path == "/open") return web::redirect(302, "http://example.org/");
    if (request.path == "/user") return web::redirect(302, "http://a:b@127.0.0.1/");
    return page(404, "nothing here");
  }

  std::unique_ptr<web::Server> server_;
  std::jthread thread_;
};

std::string why(const Result<fetch::Answer>& answer) { return answer ? "answered" : answer.error().say; }

}  // namespace

TEST_CASE("fetch: an answer has its status, its type and its body, whatever the status is") {
  const Serving there;
  const auto json = fetch::get(there.at("/json")).value();
  CHECK(json.status == 200);
  CHECK(json.content_type == "application/json");
  CHECK(json.body == "{}");
  const auto missing = fetch::get(there.at("/nothing")).value();
  CHECK(missing.status == 404);
  CHECK(missing.body == "nothing here");
}

TEST_CASE("fetch: a form is escaped, and headers go with it") {
  const Serving there;
  const auto answer = fetch::post_form(there.at("/echo"), {{"code", "a b&c=d\xC3\xA9+"}, {"empty", ""}},
                                       {{"Authorization", "Basic abc"}})
                          .value();
  CHECK(answer.body == "application/x-www-form-urlencoded\ncode=a%20b%26c%3Dd%C3%A9%2B&empty=\nBasic abc");
  const std::string body(50'000, 'y');
  CHECK(fetch::post(there.at("/echo"), "application/json", body)->body ==
        "application/json\n" + body + "\nno authorization");
}

TEST_CASE("fetch: only https is asked, and http on this machine") {
  for (const char* good : {"https://accounts.example.org", "https://example.org:8443/a?b=c", "http://localhost:1/",
                           "http://127.0.0.1/", "http://[::1]:8080/x"})
    CHECK(fetch::check_address(good, "issuer"));
  for (const char* bad :
       {"", "example.org", "http://example.org", "http://127.0.0.1.example.org", "http://localhost.example.org",
        "http://10.0.0.1", "ftp://example.org", "file:///etc/passwd", "https://", "https://a b.example.org",
        "https://user@example.org", "https://:secret@example.org", "https://example.org/#x", "https://example.org/\r\n",
        "HTTP://example.org", "gopher://127.0.0.1", "//example.org", "https:/\\example.org\n"}) {
    CAPTURE(bad);
    const auto checked = fetch::check_address(bad, "issuer");
    REQUIRE_FALSE(checked);
    CHECK(checked.error().kind == FailureKind::invalid);
    CHECK(checked.error().field == "issuer");
  }
  CHECK_FALSE(fetch::check_address("https://example.org/" + std::string(5000, 'a'), "issuer"));
  CHECK_FALSE(fetch::get("http://example.org/"));
}

TEST_CASE("fetch: a header is one line") {
  const Serving there;
  CHECK(fetch::get(there.at("/echo"), {{"X-A", "b\r\nX-C: d"}}).error().kind == FailureKind::invalid);
  CHECK(fetch::get(there.at("/echo"), {{"X A", "b"}}).error().kind == FailureKind::invalid);
  CHECK(fetch::post(there.at("/echo"), "text/plain\r\nX-C: d", "").error().kind == FailureKind::invalid);
}

TEST_CASE("fetch: an answer beyond the limit of bytes is broken off") {
  const Serving there;
  Limits limits;
  limits.bytes = 100'000;
  CHECK(fetch::get(there.at("/large"), {}, limits)->body.size() == 100'000);
  limits.bytes = 99'999;
  const auto refused = fetch::get(there.at("/large"), {}, limits);
  CHECK(why(refused) == "127.0.0.1 gave no answer: it is larger than 99999 bytes.");
  CHECK(refused.error().kind == FailureKind::conflict);
}

TEST_CASE("fetch: redirects are followed when asked, and never after a POST") {
  const Serving there;
  CHECK(fetch::get(there.at("/here"))->status == 302);
  Limits limits;
  limits.redirects = 2;
  const std::vector<fetch::Field> secret{{"Authorization", "Bearer abc"}};
  CHECK(fetch::get(there.at("/here"), secret, limits)->body == "none\n\nBearer abc");
  CHECK(fetch::get(there.at("/circle"), {}, limits)->status == 302);
  CHECK(fetch::post(there.at("/here"), "text/plain", "x", {}, limits)->status == 302);
}

TEST_CASE("fetch: a redirect to another host gets no headers, and one to an unsafe address is not followed") {
  const Serving there;
  Limits limits;
  limits.redirects = 2;
  CHECK(fetch::get(there.at("/elsewhere"), {{"Authorization", "Bearer abc"}}, limits)->body ==
        "none\n\nno authorization");
  for (const char* path : {"/file", "/open", "/user"})
    CHECK(why(fetch::get(there.at(path), {}, limits)) ==
          "127.0.0.1 gave no answer: it redirects to an address that is not safe to follow.");
}

TEST_CASE("fetch: proxies of the environment are not asked") {
  const Serving there;
  ::setenv("http_proxy", "http://127.0.0.1:1", 1);
  ::setenv("all_proxy", "http://127.0.0.1:1", 1);
  CHECK(fetch::get(there.at("/json"))->status == 200);
  ::unsetenv("http_proxy");
  ::unsetenv("all_proxy");
}

TEST_CASE("fetch: a server that is not there, says nothing, or speaks no TLS is told by name") {
  const int silent = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(silent, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(silent, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  const std::string place = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  CHECK(why(fetch::get("http://" + place)).starts_with("127.0.0.1 gave no answer: Failed to connect"));

  REQUIRE(::listen(silent, 1) == 0);  // connections are taken, and nobody speaks
  Limits limits;
  limits.whole = std::chrono::milliseconds(200);
  CHECK(why(fetch::get("http://" + place, {}, limits)).find("timed out") != std::string::npos);
  ::close(silent);

  const Serving plain;
  CHECK(why(fetch::get("https" + plain.at("/json").substr(4), {}, limits)).starts_with("127.0.0.1 gave no answer: "));
}

TEST_CASE("fetch: a certificate that nobody vouches for is refused") {
  const char* server = std::getenv("CAIRN_TEST_MAIL_TLS");  // "smtps://…": a server whose certificate is its own
  if (!server) throw std::runtime_error("no server with TLS: run this through tests/with_mail_server, as ./test does");
  const auto refused = fetch::get("https" + std::string(server).substr(5));
  CHECK(why(refused).find("certificate") != std::string::npos);
}
