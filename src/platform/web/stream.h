// What a connection reads from and writes to: its socket as it is, or TLS over it. Both behave alike: bytes that are
// there are read later, never from within the call; writing takes what the socket takes at once.
#pragma once

#include <boost/asio/buffer.hpp>
#include <functional>

#include "platform/web/tls.h"
#include "platform/web/worker.h"

namespace web {

class Stream {
 public:
  using ErrorCode = boost::system::error_code;

  // `tls` null: the socket as it is.
  Stream(Socket socket, std::unique_ptr<TlsSession> tls) : socket_(std::move(socket)), tls_(std::move(tls)) {}

  // `done` (error, size) keeps the stream alive.
  template <class Done>
  void async_read_some(char* to, std::size_t size, Done done) {
    if (!tls_) return socket_.async_read_some(boost::asio::buffer(to, size), std::move(done));
    read(to, size, std::move(done), Called::directly);
  }

  // would_block when the socket takes nothing now: then async_wait_to_write.
  template <class Pieces>
  std::size_t write_some(const Pieces& pieces, ErrorCode& error) {
    if (!tls_) return socket_.write_some(pieces, error);
    std::array<char, record> bytes;
    return write({bytes.data(), boost::asio::buffer_copy(boost::asio::buffer(bytes), pieces)}, error);
  }
  template <class Done>
  void async_wait_to_write(Done done) {
    socket_.async_wait(Socket::wait_write, std::move(done));
  }

  // Whether bytes are here that were not read.
  bool has_unread() const;
  // No more comes from us; the other side is still heard.
  void end_writing(ErrorCode& error);
  void cancel();
  void close();

 private:
  static constexpr std::size_t record = 16 * 1024;  // what one record of TLS holds at most
  using Done = std::function<void(const ErrorCode&, std::size_t)>;
  enum class Called : std::uint8_t { directly, by_the_loop };
  void read(char* to, std::size_t size, Done done, Called called);
  std::size_t write(std::string_view bytes, ErrorCode& error);

  Socket socket_;
  std::unique_ptr<TlsSession> tls_;
};

}  // namespace web
