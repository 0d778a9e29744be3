#include "platform/web/server.h"

#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <thread>

#include "platform/web/address.h"
#include "platform/web/connection.h"
#include "platform/web/proxy.h"
#include "platform/web/tls.h"
#include "platform/web/worker.h"

namespace web {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Acceptor = asio::basic_socket_acceptor<tcp, Context::executor_type>;
using Signals = asio::basic_signal_set<Context::executor_type>;

constexpr int backlog = 4096;
constexpr int accepted_at_once = 64;      // then the connections have their turn
constexpr std::size_t other_files = 256;  // what the rest of the program may open

// As many as wanted, or as the system allows.
std::size_t raise_open_files(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  const rlim_t needed = wanted + other_files;
  if (limit.rlim_cur < needed) {
    limit.rlim_cur = std::min(needed, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= needed) return wanted;
  return limit.rlim_cur > 2 * other_files ? limit.rlim_cur - other_files : limit.rlim_cur / 2;
}

// A socket on its way to its worker; closed should the worker have ended before.
struct Accepted {
  explicit Accepted(int number) : fd(number) {}
  Accepted(Accepted&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
  Accepted& operator=(Accepted&&) = delete;
  ~Accepted() {
    if (fd >= 0) ::close(fd);
  }
  int fd;
};

class AsioServer final : public Server {
 public:
  AsioServer(const std::shared_ptr<Shared>& shared, unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) workers_.push_back(std::make_shared<Worker>(shared));
    acceptor_.emplace(workers_[0]->context());
    retry_.emplace(workers_[0]->context());
    if (shared->settings.stop_on_signals) signals_.emplace(workers_[0]->context(), SIGTERM, SIGINT);
    if (shared->settings.stop_on_signals && shared->tls) hang_up_.emplace(workers_[0]->context(), SIGHUP);
    // From then on a signal has its usual effect: who is impatient with another worker need not wait.
    workers_[0]->when_ended([this] {
      error_code ignored;
      if (signals_) signals_->clear(ignored);
      if (signals_) signals_->cancel(ignored);
      if (hang_up_) hang_up_->cancel(ignored);
    });
  }

  error_code listen(const tcp::endpoint& endpoint) {
    error_code error;
    acceptor_->open(endpoint.protocol(), error);
    if (!error) acceptor_->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_->bind(endpoint, error);
    if (!error) acceptor_->listen(backlog, error);
    if (!error) acceptor_->native_non_blocking(true, error);
    if (!error) port_ = acceptor_->local_endpoint(error).port();
    return error;
  }

  std::uint16_t port() const override { return port_; }

  std::size_t connections() const override {
    std::size_t sum = 0;
    for (const auto& worker : workers_) sum += worker->load();
    return sum;
  }

  void run() override {
    await_signal(false);
    await_hang_up();
    await_connections();
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < workers_.size(); ++i) threads.emplace_back([worker = workers_[i]] { worker->run(); });
    workers_[0]->run();
  }

  void stop() override { stop(false); }

 private:
  void stop(bool at_once) {
    asio::post(workers_[0]->context(), [this] {
      error_code ignored;
      acceptor_->close(ignored);
      retry_->cancel();
      stopping_ = true;
    });
    for (const auto& worker : workers_) worker->stop(at_once);
  }

  void await_signal(bool again) {
    if (!signals_) return;
    signals_->async_wait([this, again](const error_code& error, int) {
      if (error) return;
      stop(again);
      if (!again) await_signal(true);
    });
  }

  // Whoever renews the certificate says so by SIGHUP.
  void await_hang_up() {
    if (!hang_up_) return;
    hang_up_->async_wait([this](const error_code& error, int) {
      if (error) return;
      const Shared& shared = workers_[0]->shared();
      const auto done = shared.tls->reload();
      if (done)
        shared.settings.note("the certificate was read again");
      else
        shared.settings.tell("the old certificate goes on: " + done.error().field + " " + done.error().say);
      await_hang_up();
    });
  }

  void await_connections() {
    acceptor_->async_wait(Acceptor::wait_read, [this](const error_code& error) {
      if (!error && !stopping_) accept();
    });
  }

  // Through the system's own call: it gives the address along, and the socket comes to life in its worker's thread.
  void accept() {
    for (int i = 0; i < accepted_at_once; ++i) {
      sockaddr_storage address{};
      socklen_t size = sizeof address;
      const int fd = ::accept4(acceptor_->native_handle(), reinterpret_cast<sockaddr*>(&address), &size,
                               SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (fd >= 0) {
        hand_over(fd, address, size);
      } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
        return wait_for_means();
      } else if (errno != EINTR && errno != ECONNABORTED) {
        break;
      }
    }
    await_connections();
  }

  void hand_over(int fd, const sockaddr_storage& address, socklen_t size) {
    Worker* least = workers_[0].get();
    for (const auto& worker : workers_)
      if (worker->load() < least->load()) least = worker.get();
    least->expect_one();
    asio::post(least->context(), [worker = least, accepted = Accepted(fd), address, size]() mutable {
      tcp::endpoint remote;
      std::memcpy(remote.data(), &address, size);
      error_code error;
      Socket socket(worker->context());
      socket.assign(remote.protocol(), accepted.fd, error);
      if (error) return;
      accepted.fd = -1;
      if (!error) socket.non_blocking(true, error);
      if (!error) socket.set_option(tcp::no_delay(true), error);
      worker->adopt(std::move(socket), remote.address().to_string());
    });
  }

  // No file descriptors or memory left: somebody idle must go, and a moment pass.
  void wait_for_means() {
    for (const auto& worker : workers_) asio::post(worker->context(), [w = worker.get()] { w->make_room(); });
    retry_->expires_after(std::chrono::milliseconds(20));
    retry_->async_wait([this](const error_code& error) {
      if (!error && !stopping_) accept();
    });
  }

  std::vector<std::shared_ptr<Worker>> workers_;
  std::optional<Acceptor> acceptor_;
  std::optional<asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>,
                                           Context::executor_type>>
      retry_;
  std::optional<Signals> signals_, hang_up_;
  std::uint16_t port_ = 0;
  bool stopping_ = false;
};

}  // namespace

std::vector<Header> security_headers() {
  return {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
       "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
  };
}

Result<std::unique_ptr<Server>> Server::open(Settings settings, Handler handler) {
  error_code error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) return fail(FailureKind::invalid, "\"" + settings.address + "\" is not an IP address", "address");
  if (settings.hosts.empty() && address.is_loopback()) settings.hosts = {"localhost", "127.0.0.1", "::1"};
  for (std::string& proxy : settings.trusted_proxies) {
    const auto usual = usual_address(proxy);
    if (!usual) return fail(FailureKind::invalid, "\"" + proxy + "\" is not an IP address", "trusted_proxies");
    proxy = *usual;
  }
  std::unique_ptr<Tls> tls;
  if (settings.tls) tls = TRY(Tls::load(*settings.tls));
  const unsigned threads = std::max(1u, settings.threads);
  const std::size_t connections = std::max<std::size_t>(raise_open_files(settings.connections), threads);
  const ParseLimits limits{settings.request_line, settings.header_count, settings.body_bytes, settings.posts};
  const std::uint16_t port = settings.port;
  auto shared = std::make_shared<Shared>(std::move(settings), std::move(handler), limits,
                                         (connections + threads - 1) / threads, std::move(tls));
  auto server = std::make_unique<AsioServer>(shared, threads);
  if (const error_code taken = server->listen({address, port}))
    return fail(FailureKind::invalid,
                "cannot listen on " +
                    (address.is_v6() ? "[" + shared->settings.address + "]" : shared->settings.address) + ":" +
                    std::to_string(port) + ": " + taken.message(),
                "address");
  return server;
}

}  // namespace web
