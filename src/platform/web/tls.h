// TLS for connections, by OpenSSL: 1.2 or newer, with a certificate that may be replaced while serving.
#pragma once

#include <memory>
#include <mutex>
#include <string_view>

#include "platform/web/server.h"

struct ssl_st;
struct ssl_ctx_st;

namespace web {

// One connection's side of TLS over a socket that does not block. The handshake happens within the first read.
class TlsSession {
 public:
  enum class Want : std::uint8_t { nothing, to_read, to_write, to_end };
  // How many bytes were moved; when none, what the socket must be ready for first, or that it is over.
  struct Moved {
    std::size_t size;
    Want want;
  };

  // The context lives at least as long, whatever takes its place meanwhile.
  TlsSession(ssl_st* session, std::shared_ptr<ssl_ctx_st> context) : context_(std::move(context)), session_(session) {}
  Moved read(char* to, std::size_t size);
  Moved write(std::string_view bytes);
  // Bytes that were taken from the socket and not read yet.
  bool has_unread() const;
  // Tells the other side that no more comes, if it can still be told.
  void say_goodbye();

 private:
  struct Free {
    void operator()(ssl_st* session) const;
  };
  Moved outcome(int result);
  std::shared_ptr<ssl_ctx_st> context_;
  std::unique_ptr<ssl_st, Free> session_;
  bool broken_ = false;
};

// From any thread.
class Tls {
 public:
  static Result<std::unique_ptr<Tls>> load(const TlsFiles& files);
  // Reads the files again, for the connections to come. A Failure, and everything as before, when they do not fit.
  Result<void> reload();
  std::unique_ptr<TlsSession> session(int socket) const;

 private:
  explicit Tls(TlsFiles files) : files_(std::move(files)) {}
  TlsFiles files_;
  mutable std::mutex guard_;
  std::shared_ptr<ssl_ctx_st> context_;
};

}  // namespace web
