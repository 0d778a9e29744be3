#include "platform/web/stream.h"

#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>

namespace web {

void Stream::read(char* to, std::size_t size, Done done, Called called) {
  const auto [moved, want] = tls_->read(to, size);
  if (want == TlsSession::Want::to_read || want == TlsSession::Want::to_write) {
    const auto ready_to = want == TlsSession::Want::to_read ? Socket::wait_read : Socket::wait_write;
    socket_.async_wait(ready_to, [this, to, size, done = std::move(done)](const ErrorCode& error) {
      if (error) return done(error, 0);
      read(to, size, done, Called::by_the_loop);
    });
    return;
  }
  const ErrorCode error = moved > 0 ? ErrorCode() : make_error_code(boost::asio::error::misc_errors::eof);
  if (called == Called::by_the_loop) return done(error, moved);
  boost::asio::post(socket_.get_executor(),
                    [done = std::move(done), error, size_read = moved] { done(error, size_read); });
}

std::size_t Stream::write(std::string_view bytes, ErrorCode& error) {
  const auto [moved, want] = tls_->write(bytes);
  if (want == TlsSession::Want::to_write)
    error = boost::asio::error::would_block;
  else if (moved == 0)  // also when it would have to read first: nothing is answered before the handshake is over
    error = boost::asio::error::connection_reset;
  else
    error = {};
  return moved;
}

bool Stream::has_unread() const {
  ErrorCode gone;
  return socket_.available(gone) > 0 || (tls_ && tls_->has_unread());
}

void Stream::end_writing(ErrorCode& error) {
  if (tls_) tls_->say_goodbye();
  socket_.shutdown(Socket::shutdown_send, error);
}

void Stream::cancel() {
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Stream::close() {
  ErrorCode ignored;
  if (tls_ && socket_.is_open()) tls_->say_goodbye();
  socket_.close(ignored);
}

}  // namespace web
