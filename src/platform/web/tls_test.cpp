#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>

#include "platform/web/test_client.h"
#include "platform/web/test_tls.h"

using web::Serving;
using web::TlsClient;
using web::TlsVersion;

namespace {

const std::string large(3'000'000, 'x');

struct Folder {
  Folder() : path((std::filesystem::temp_directory_path() / ("cairn_tls_" + std::to_string(::getpid()))).string()) {
    std::filesystem::create_directories(path);
    web::write_certificate(path, "one");
    web::write_certificate(path, "two");
  }
  ~Folder() { std::filesystem::remove_all(path); }
  web::Settings settings() const {
    web::Settings settings;
    settings.posts = true;
    settings.body_bytes = 4'000'000;
    settings.tls = {path + "/one.crt", path + "/one.key"};
    return settings;
  }
  void replace(const char* ending) const {
    std::filesystem::copy_file(path + "/two" + ending, path + "/one" + ending,
                               std::filesystem::copy_options::overwrite_existing);
  }
  std::string path;
};

web::Response answer(const web::Request& request) {
  if (request.path == "/large") return {.body = web::passing_body(large, "application/octet-stream")};
  return {.body = web::passing_body(request.path + " " + std::to_string(request.body.size()), "text/plain")};
}

std::string request(const std::string& path, const std::string& headers = {}) {
  return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

}  // namespace

TEST_CASE("tls: request after request is answered, also several at once and byte by byte") {
  const Folder folder;
  Serving serving(folder.settings(), answer);
  for (const TlsVersion version : {TlsVersion::any, TlsVersion::tls_1_2}) {
    TlsClient client(serving.server().port(), version);
    REQUIRE(client.connected());
    CHECK(client.name() == "one");
    for (const char byte : request("/slow")) client.send({&byte, 1});
    CHECK(client.receive_until("/slow 0").starts_with("HTTP/1.1 200 OK\r\n"));
    client.send(request("/a") + request("/b") + request("/c", "Connection: close\r\n"));
    CHECK(client.receive_until("/b 0").find("/a 0") != std::string::npos);
    CHECK(client.receive_until("/c 0").find("Connection: close") != std::string::npos);
    CHECK(client.said_goodbye());
  }
}

TEST_CASE("tls: what is larger than a record or a socket's buffer arrives whole, either way") {
  const Folder folder;
  Serving serving(folder.settings(), answer);
  TlsClient client(serving.server().port());
  client.send("POST /up HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n");
  client.send(large);
  CHECK(client.receive_until("/up 3000000").starts_with("HTTP/1.1 200 OK\r\n"));
  client.send(request("/large") + request("/after"));
  CHECK(client.receive_until("\r\n\r\n").starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(client.receive(large.size()) == large);
  CHECK(client.receive_until("/after 0").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("tls: what is older than 1.2, or no TLS at all, is not answered") {
  const Folder folder;
  Serving serving(folder.settings(), answer);
  CHECK_FALSE(TlsClient(serving.server().port(), TlsVersion::tls_1_1).connected());
  web::Client plain(serving);
  plain.send(request("/"));
  CHECK(plain.receive().status == 0);
  CHECK(TlsClient(serving.server().port()).connected());
}

TEST_CASE("tls: an answer that comes later finds its way, and who left before costs nobody else") {
  const Folder folder;
  web::Settings settings = folder.settings();
  std::promise<web::Reply> asked;
  Serving serving(settings, [&](const web::Request& request) -> web::Response {
    if (request.path != "/later") return answer(request);
    web::Response response;
    response.later = [&](const web::Reply& reply) { asked.set_value(reply); };
    return response;
  });
  TlsClient client(serving.server().port());
  client.send(request("/later"));
  const web::Reply reply = asked.get_future().get();
  {
    TlsClient gone(serving.server().port());
    gone.send(request("/large"));
  }
  reply(web::plain_response(200, "at last"));
  CHECK(client.receive_until("at last").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("tls: SIGHUP reads the certificate again; one that does not fit changes nothing") {
  const Folder folder;
  web::Settings settings = folder.settings();
  settings.stop_on_signals = true;
  std::promise<std::string> told, noted;
  settings.tell = [&](std::string_view line) { told.set_value(std::string(line)); };
  settings.note = [&](std::string_view line) { noted.set_value(std::string(line)); };
  Serving serving(settings, answer);
  TlsClient before(serving.server().port());
  CHECK(before.name() == "one");
  folder.replace(".crt");
  ::kill(::getpid(), SIGHUP);
  CHECK(told.get_future().get().find("the old certificate goes on: " + folder.path + "/one.key") == 0);
  CHECK(TlsClient(serving.server().port()).name() == "one");
  folder.replace(".key");
  ::kill(::getpid(), SIGHUP);
  CHECK(noted.get_future().get() == "the certificate was read again");
  CHECK(TlsClient(serving.server().port()).name() == "two");
  before.send(request("/still"));
  CHECK(before.receive_until("/still 0").starts_with("HTTP/1.1 200 OK\r\n"));
}

TEST_CASE("tls: files that are no certificate and key of each other are refused at the start, by name") {
  const Folder folder;
  std::ofstream(folder.path + "/letter.crt") << "Dear school\n";
  const auto refused = [&](const char* certificate, const char* key) {
    web::Settings settings;
    settings.port = 0;
    settings.tls = {folder.path + "/" + certificate, folder.path + "/" + key};
    const auto server = web::Server::open(settings, answer);
    REQUIRE_FALSE(server);
    return server.error();
  };
  const auto end = web::valid_until({folder.path + "/one.crt", folder.path + "/one.key"});
  REQUIRE(end);
  CHECK(*end > Moment(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
  CHECK_FALSE(web::valid_until({folder.path + "/one.crt", folder.path + "/two.key"}));
  CHECK(refused("none.crt", "one.key").field == folder.path + "/none.crt");
  CHECK(refused("letter.crt", "one.key").say.find("is no certificate in PEM that can be read") == 0);
  CHECK(refused("one.crt", "letter.crt").field == folder.path + "/letter.crt");
  CHECK(refused("one.crt", "two.key").field == folder.path + "/two.key");
}
