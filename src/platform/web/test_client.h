// For tests: a server that runs as long as its object, and a client that is nothing but a socket.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <string>
#include <string_view>
#include <thread>

#include "kernel/text.h"
#include "platform/web/server.h"

namespace web {

class Serving {
 public:
  Serving(Settings settings, Handler handler) {
    settings.port = 0;
    auto opened = Server::open(std::move(settings), std::move(handler));
    if (!opened) FAIL(opened.error().say);
    server_ = *std::move(opened);
    thread_ = std::jthread([this] { server_->run(); });
  }
  ~Serving() { stop(); }
  void stop() {
    server_->stop();
    wait();
  }
  void wait() {
    if (thread_.joinable()) thread_.join();
  }
  Server& server() { return *server_; }

 private:
  std::unique_ptr<Server> server_;
  std::jthread thread_;
};

struct Received {
  int status = 0;
  std::string head, body;
  // Empty when it is not there.
  std::string header(std::string_view name) const {
    for (const std::string_view line : text::split(head, '\n'))
      if (text::starts_with_ignoring_case(line, std::string(name) + ":"))
        return std::string(text::trim(line.substr(name.size() + 1)));
    return {};
  }
};

class Client {
 public:
  explicit Client(Serving& serving) : Client(serving.server().port()) {}
  explicit Client(std::uint16_t port, int receive_buffer = 0) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer) ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    timeval patience{30, 0};  // only a failing test waits that long
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  // False when the other side does not listen any more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void no_more_to_send() { ::shutdown(fd_, SHUT_WR); }
  // One answer, its body by Content-Length; status 0 when the connection ends before.
  Received receive(bool with_body = true) {
    Received received;
    while (pending_.find("\r\n\r\n") == std::string::npos)
      if (!more()) return received;
    const std::size_t end = pending_.find("\r\n\r\n") + 4;
    received.head = pending_.substr(0, end);
    pending_.erase(0, end);
    received.status = std::stoi(received.head.substr(9, 3));
    const std::string length = received.header("Content-Length");
    const std::size_t size = with_body && !length.empty() ? std::stoul(length) : 0;
    while (pending_.size() < size)
      if (!more()) break;
    received.body = pending_.substr(0, size);
    pending_.erase(0, size);
    return received;
  }
  // What comes until `end`, it included.
  std::string receive_until(std::string_view end) {
    while (pending_.find(end) == std::string::npos)
      if (!more()) return "closed after: " + pending_;
    const std::size_t size = pending_.find(end) + end.size();
    std::string received = pending_.substr(0, size);
    pending_.erase(0, size);
    return received;
  }
  // Whether something is here to be received.
  bool answered() const {
    char byte = 0;
    return !pending_.empty() || ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
  }
  // Waits until something is.
  bool answered_at_last() const {
    char byte = 0;
    return ::recv(fd_, &byte, 1, MSG_PEEK) > 0;
  }
  // Whether the other side closes without another byte. Waits for it.
  bool closed() {
    if (!pending_.empty()) return false;
    char byte = 0;
    const ssize_t got = ::recv(fd_, &byte, 1, 0);
    return got == 0 || (got < 0 && errno == ECONNRESET);
  }

  Received ask(std::string_view method, std::string_view target, std::string_view headers = {}) {
    send(std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) +
         "\r\n");
    return receive(method != "HEAD");
  }
  Received get(std::string_view target, std::string_view headers = {}) { return ask("GET", target, headers); }

 private:
  bool more() {
    char bytes[16384];
    const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    pending_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int fd_;
  bool connected_ = false;
  std::string pending_;
};

}  // namespace web
