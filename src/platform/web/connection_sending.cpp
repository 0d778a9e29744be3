// What a connection sends: answers gathered into one write, the messages of event streams, and its end.
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "platform/web/connection.h"

namespace web {
namespace {

using boost::system::error_code;

constexpr std::size_t most_events_behind = 100;  // a listener further behind is dropped

struct Pieces {
  std::array<boost::asio::const_buffer, 2 * most_answers> all;
  std::size_t count = 0;
  using value_type = boost::asio::const_buffer;
  using const_iterator = const value_type*;
  const_iterator begin() const { return all.data(); }
  const_iterator end() const { return all.data() + count; }

  // Adds what is behind the first `skip` bytes, and takes off `skip` what it hides.
  void add(std::string_view bytes, std::size_t& skip) {
    const std::size_t hidden = std::min(skip, bytes.size());
    skip -= hidden;
    if (hidden < bytes.size()) all[count++] = {bytes.data() + hidden, bytes.size() - hidden};
  }
};

}  // namespace

Answer& Connection::next_answer() {
  if (answers_used_ == answers_.size()) answers_.emplace_back();
  Answer& answer = answers_[answers_used_++];
  answer.body = {};
  answer.keep = nullptr;
  return answer;
}

// Events -------------------------------------------------------------------------------------------------------------

void Connection::listen(const Response& response) {
  std::atomic<std::size_t>& streams = worker_->shared().streams;
  if (request_.method != Method::get || streams.fetch_add(1) >= worker_->shared().settings.event_streams) {
    if (request_.method == Method::get) streams.fetch_sub(1);
    return queue(plain_response(request_.method == Method::get ? 503 : 405));
  }
  events_ = response.events;
  const Frame frame{worker_->shared().common, worker_->date_line(), false, false};
  compose_event_stream(response, frame, next_answer());
  listener_ = events_->add([weak = weak_from_this()](const Events::Message& message) {
    if (const auto connection = weak.lock())
      boost::asio::post(connection->worker_->context(), [weak, message] {
        if (const auto here = weak.lock()) here->push(*message);
      });
  });
}

void Connection::push(std::string_view message) {
  if (!open_) return;
  if (answers_used_ >= most_events_behind) return close();
  next_answer().head = message;
  if (!writing_ && write()) worker_->enter(*this, Phase::streaming);
}

void Connection::heartbeat() {
  worker_->enter(*this, Phase::streaming);
  push(":\n\n");
}

// Writing ------------------------------------------------------------------------------------------------------------

// True when all is written. Else the connection is closed, or goes on by itself when the other side has taken more.
bool Connection::write() {
  bool progress = false;
  for (;;) {
    Pieces pieces;
    std::size_t skip = written_;
    for (std::size_t i = 0; i < answers_used_ && pieces.count + 2 <= pieces.all.size(); ++i) {
      pieces.add(answers_[i].head, skip);
      pieces.add(answers_[i].body, skip);
    }
    if (pieces.count == 0) break;
    error_code error;
    const std::size_t taken = stream_.write_some(pieces, error);
    if (error == boost::asio::error::would_block) {
      wait_to_write(progress);
      return false;
    }
    if (error) {
      close();
      return false;
    }
    written_ += taken;
    progress = true;
  }
  for (std::size_t i = 0; i < answers_used_; ++i) answers_[i].keep = nullptr;
  if (answers_.size() > 1) answers_.resize(1);
  answers_used_ = written_ = 0;
  return true;
}

void Connection::wait_to_write(bool progress) {
  if (progress || phase != Phase::writing) worker_->enter(*this, Phase::writing);
  writing_ = true;
  stream_.async_wait_to_write([self = shared_from_this()](const error_code& error) {
    self->writing_ = false;
    if (!self->open_) return;
    if (error) return self->close();
    if (self->write()) self->written_all();
  });
}

void Connection::written_all() {
  if (later_) return worker_->enter(*this, Phase::answering);
  if (events_) return worker_->enter(*this, Phase::streaming);
  proceed();
}

void Connection::drain() {
  if (!refused_ && !stream_.has_unread()) return close();
  // Closing with something unread would reset the connection, and the answer might be lost on the way.
  error_code error;
  stream_.end_writing(error);
  if (error) return close();
  worker_->enter(*this, Phase::draining);
  begin_ = end_ = 0;
  if (!reading_) read();
}

}  // namespace web
