// The HTTP/1.1 server: asynchronous, bounded in everything, with TLS or behind a proxy that has it.
//
// Each thread runs its own connections and shares nothing with the others on the way of a request. The handler is
// called on these threads and must answer at once (from memory); what takes time answers through Response::later.
//
// The server itself refuses, with a sentence as plain text: 400 what is malformed (no Host, or two; both Content-Length
// and Transfer-Encoding; a path that leaves the root), 405 methods other than GET, HEAD (and POST, where allowed), 501
// unknown ones and unknown codings, 408 a request that dawdles, 413, 414, 417, 421 a host it was not told of, 431, 505.
// It answers conditional requests, ranges and HEAD, and chooses the encoding. All headers of Settings go with every
// answer, refusals included.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/result.h"
#include "platform/web/message.h"

namespace web {

// Content-Security-Policy without unsafe-inline, nosniff, no-referrer, same-origin isolation, no permissions.
std::vector<Header> security_headers();

// Of a certificate with its chain, and of its key; both in PEM.
struct TlsFiles {
  std::string certificate, key;
};
// Until when the certificate may be used. A Failure when the two cannot be, or do not belong together.
Result<Moment> valid_until(const TlsFiles& files);

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one, see Server::port()
  unsigned threads = 2;
  bool posts = false;  // POST reaches the handler
  // Host names that are answered (without port); others get 421, so that a foreign page cannot rebind its name to us.
  // Empty: localhost and the loopback addresses when listening on one of them, else any.
  std::vector<std::string> hosts = {};
  std::vector<std::string> at_any_host = {};  // paths that are answered whatever the host: for those who ask by address
  std::string not_here = "This server does not answer to that host name.";  // what goes with 421
  std::vector<Header> headers = security_headers();
  // TLS 1.2 or newer, and nothing else. With stop_on_signals SIGHUP reads the files again; when they do not fit, the
  // old certificate goes on and `tell` hears of it, else `note`.
  std::optional<TlsFiles> tls = {};
  std::function<void(std::string_view)> tell = [](std::string_view) {};
  std::function<void(std::string_view)> note = [](std::string_view) {};  // what went well
  // IP addresses of proxies that say in X-Forwarded-For whom they speak for (Request::remote). Nobody else is believed.
  std::vector<std::string> trusted_proxies = {};
  bool stop_on_signals = false;  // SIGTERM and SIGINT: stop(); a second one no longer waits for anybody

  // Sizes, in bytes
  std::size_t request_line = 8 * 1024;   // 414
  std::size_t header_bytes = 16 * 1024;  // 431; request line included
  std::size_t header_count = 100;        // 431
  std::size_t body_bytes = 1024 * 1024;  // 413
  // What one request's body may have, known by its head; asked on the connection's thread, so from memory. None: all of
  // `body_bytes`.
  std::function<std::size_t(const Request& head)> most_body = {};
  // What is said to a body that is too large (413), from memory: status and page. The path is empty when it is larger
  // than any may be. None: a sentence.
  std::function<Response(const Request& head)> too_large = {};
  // Whether a body of more than `small_body` bytes may come at all: replied to with a response of status 100 when it
  // may, else with what the other side is told. None: it may.
  std::function<void(const Request& head, const Reply& may)> before_large_body = {};
  std::size_t small_body = 256 * 1024;
  std::size_t bodies_at_once = 128 * 1024 * 1024;  // what all have that are on their way or being answered; beyond: 503

  // Times
  std::chrono::milliseconds idle_time{60'000};    // between requests: closed
  std::chrono::milliseconds header_time{10'000};  // from the first byte of a request to the end of its head: 408
  std::chrono::milliseconds body_time{30'000};    // from there to the end of its body: 408
  std::chrono::milliseconds write_time{20'000};   // the other side takes nothing of the answer: closed
  std::chrono::milliseconds linger_time{2'000};   // a refused request goes on coming: thrown away, then closed
  std::chrono::milliseconds stop_time{5'000};     // what stop() grants to requests in flight
  std::chrono::milliseconds heartbeat{20'000};    // a comment on event streams, so that dead ones are noticed

  // Beyond it, whoever has been idle longest is closed in favour of the new connection; when none is idle, whoever has
  // been sending a request longest, then whoever has been slow to take an answer longest. Lowered to what the system
  // allows (RLIMIT_NOFILE, raised as far as it may be).
  std::size_t connections = 20'000;
  std::size_t event_streams = 1'000;  // beyond it: 503
};

using Handler = std::function<Response(const Request&)>;

class Server {
 public:
  // Listens from here on. invalid when an address is none or is taken, or the
  // certificate cannot be used (the sentence says which).
  static Result<std::unique_ptr<Server>> open(Settings settings, Handler handler);
  virtual ~Server() = default;
  virtual std::uint16_t port() const = 0;
  // Serves until stop(); the calling thread is one of those that serve.
  virtual void run() = 0;
  // From any thread, or before run(): accepts no more, closes who is idle, lets requests in flight finish for
  // `stop_time`, then run() returns.
  virtual void stop() = 0;
  // How many connections are open; for tests and monitoring.
  virtual std::size_t connections() const = 0;
};

}  // namespace web
