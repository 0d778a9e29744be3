#include "platform/web/connection.h"

#include <boost/asio/post.hpp>

#include "kernel/text.h"
#include "platform/web/proxy.h"

namespace web {
namespace {

using boost::system::error_code;

constexpr std::size_t small_buffer = 4096;  // what an idle connection costs, and enough for most requests
constexpr std::size_t body_buffer = 16 * 1024;
constexpr Refusal no_room{503, "Too much is being sent here at this moment. Please try again in a few seconds."};

bool is_allowed_host(const Settings& settings, const Request& request) {
  if (settings.hosts.empty()) return true;
  for (const std::string& allowed : settings.hosts)
    if (text::equal_ignoring_case(allowed, request.host)) return true;
  return std::ranges::find(settings.at_any_host, request.path) != settings.at_any_host.end();
}

}  // namespace

// The way back from whoever answers later. The connection lives as long as this, because the request's views do; what
// travels to the connection's thread does not keep it, so nothing is left over after the server's end.
class Connection::LaterAnswer final : public Reply::Target {
 public:
  using Then = void (Connection::*)(const Response&);
  LaterAnswer(std::shared_ptr<Connection> connection, Then then) : connection_(std::move(connection)), then_(then) {}
  ~LaterAnswer() override { answer(plain_response(500)); }
  void answer(Response response) override {
    if (answered_.exchange(true)) return;
    boost::asio::post(connection_->worker_->context(),
                      [weak = std::weak_ptr(connection_), then = then_, response = std::move(response)] {
                        if (const auto connection = weak.lock()) (connection.get()->*then)(response);
                      });
  }

 private:
  std::shared_ptr<Connection> connection_;
  Then then_;
  std::atomic<bool> answered_ = false;
};

// What is waited for; nothing more is read meanwhile.
Reply Connection::later(void (Connection::*then)(const Response&)) {
  later_ = true;
  worker_->enter(*this, Phase::answering);
  return Reply(std::make_shared<LaterAnswer>(shared_from_this(), then));
}

Connection::Connection(std::shared_ptr<Worker> worker, Stream stream, std::string peer)
    : worker_(std::move(worker)),
      stream_(std::move(stream)),
      peer_(std::move(peer)),
      parser_(worker_->shared().limits),
      buffer_(small_buffer, '\0') {
  request_.remote = peer_;
}

Connection::~Connection() { worker_->shared().bodies.fetch_sub(body_held_); }

void Connection::start() {
  open_ = shared_from_this();
  worker_->enter(*this, Phase::idle);
  read();
}

void Connection::close() {
  if (!open_) return;
  const auto self = std::move(open_);
  open_ = nullptr;
  if (events_) {
    events_->remove(listener_);
    worker_->shared().streams.fetch_sub(1);
  }
  stream_.close();
  worker_->left(*this);
}

void Connection::out_of_time() {
  if (phase != Phase::head && phase != Phase::body) return close();
  refuse({408, "The request did not arrive in time."});
  if (write())
    drain();
  else
    close();
}

void Connection::close_if_idle() {
  if (phase != Phase::idle) return close();
  // What was read already, or is here to be read, still counts: on_read decides.
  stream_.cancel();
}

// Reading ------------------------------------------------------------------------------------------------------------

void Connection::read() {
  reading_ = true;
  stream_.async_read_some(
      buffer_.data() + end_, buffer_.size() - end_,
      [self = shared_from_this()](const error_code& error, std::size_t size) { self->on_read(error, size); });
}

void Connection::on_read(const error_code& error, std::size_t size) {
  reading_ = false;
  if (!open_) return;
  if (error == boost::asio::error::operation_aborted && stream_.has_unread()) return read();
  if (error) return close();
  if (phase == Phase::draining || events_) return read();  // over the same bytes again
  end_ += size;
  proceed();
}

// As far as it goes: answers what is here, writes, and waits for whatever comes next.
void Connection::proceed() {
  for (;;) {
    const bool more = take_input();
    if (answers_used_ > 0 && !write()) return;
    if (!open_ || later_) return;
    if (close_after_) return drain();
    if (events_) break;
    if (!more) break;
  }
  if (events_) {
    begin_ = end_ = 0;
    worker_->enter(*this, Phase::streaming);
  } else if (body_wanted_) {
    if (phase != Phase::body) worker_->enter(*this, Phase::body);
  } else if (begin_ == end_) {
    worker_->enter(*this, Phase::idle);
  } else if (phase != Phase::head) {
    worker_->enter(*this, Phase::head);
  }
  make_room_to_read();
  read();
}

// True when there may be more to take once the answers so far are written.
bool Connection::take_input() {
  while (!close_after_ && !later_ && !events_) {
    if (answers_used_ == most_answers) return true;
    if (!(body_wanted_ ? take_body() : take_head())) return false;
  }
  return false;
}

bool Connection::take_head() {
  request_.method = Method::get;                    // until known, for a refusal
  while (input().starts_with("\r\n")) begin_ += 2;  // some clients send an empty line behind a body
  const Settings& settings = worker_->shared().settings;
  const std::size_t end = input().find("\r\n\r\n", searched_ < 3 ? 0 : searched_ - 3);
  const std::size_t size = end == std::string_view::npos ? input().size() : end + 4;
  if (end == std::string_view::npos) {
    searched_ = size;
    if (size > settings.request_line && input().substr(0, settings.request_line).find("\r\n") == std::string_view::npos)
      return refuse(too_long_a_line);
    if (size < settings.header_bytes) return false;
  }
  if (size > settings.header_bytes || end == std::string_view::npos)
    return refuse({431, "The header fields are too large."});

  searched_ = 0;
  const std::string_view head = input().substr(0, size);
  begin_ += size;
  if (const Refusal refusal = parser_.head(head, request_)) return refuse(refusal);
  if (!settings.trusted_proxies.empty())
    request_.remote = client_address(peer_, request_.fields, settings.trusted_proxies);
  if (!is_allowed_host(settings, request_)) return refuse({421, settings.not_here});
  if (parser_.wants_body()) return may_have_body();
  answer_request();
  return true;
}

// Whatever is not to be taken is refused by its head: nobody makes us keep bytes that nobody will read.
bool Connection::may_have_body() {
  const Settings& settings = worker_->shared().settings;
  if (settings.most_body)
    if (const Refusal refusal = parser_.limit_body(settings.most_body(request_))) return refuse(refusal);
  if (settings.before_large_body && parser_.most_body() > settings.small_body)
    settings.before_large_body(request_, later(&Connection::may_come));
  else
    await_body();
  return true;
}

void Connection::may_come(const Response& may) {
  if (!open_ || !later_) return;
  later_ = false;
  if (may.status == 100)
    await_body();
  else
    refuse_with(may);
  if (!writing_) proceed();
}

void Connection::await_body() {
  body_wanted_ = true;
  if (parser_.expects_continue() && input().empty()) next_answer().head = "HTTP/1.1 100 Continue\r\n\r\n";
}

bool Connection::take_body() {
  std::size_t used = 0;
  const Refusal refusal = parser_.body(input(), request_, used);
  begin_ += used;
  if (refusal || !hold_body()) {
    body_wanted_ = false;
    return refuse(refusal ? refusal : no_room);
  }
  if (parser_.wants_body()) {
    if (used == 0 && input().size() >= body_buffer) return refuse({400, "This is not a well-formed HTTP request."});
    return false;
  }
  body_wanted_ = false;
  answer_request();
  return true;
}

// What its body takes is counted among all that are here; false when there are too many.
bool Connection::hold_body() {
  const std::size_t size = request_.body.capacity();
  if (size <= body_held_) return true;
  std::atomic<std::size_t>& all = worker_->shared().bodies;
  const std::size_t more = size - body_held_;
  body_held_ = size;
  return all.fetch_add(more) + more <= worker_->shared().settings.bodies_at_once;
}

void Connection::let_go_of_body() {
  if (body_held_ == 0) return;
  request_.body = std::string();
  worker_->shared().bodies.fetch_sub(std::exchange(body_held_, 0));
}

void Connection::make_room_to_read() {
  const std::size_t left = end_ - begin_;
  if (body_wanted_ && head_kept_.empty()) {
    // The request's fields point into the buffer: it is kept, and reading goes on in another.
    std::string next(std::max(body_buffer, left + small_buffer), '\0');
    std::copy_n(buffer_.data() + begin_, left, next.data());
    head_kept_ = std::exchange(buffer_, std::move(next));
  } else if (left == 0 && !body_wanted_ && buffer_.size() > small_buffer) {
    buffer_ = std::string(small_buffer, '\0');
  } else {
    if (begin_ > 0) std::copy_n(buffer_.data() + begin_, left, buffer_.data());
    if (left == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  }
  if (!body_wanted_) head_kept_ = {};
  begin_ = 0;
  end_ = left;
}

// Answering ----------------------------------------------------------------------------------------------------------

void Connection::answer_request() {
  Response response;
  try {
    response = worker_->shared().handler(request_);
  } catch (...) {  // handlers catch what they can explain; the connection goes on for the others' sake
    response = plain_response(500);
  }
  if (response.later) {
    const Reply reply = later(&Connection::answer_now);
    try {
      response.later(reply);
    } catch (...) {
      reply(plain_response(500));
    }
    return;
  }
  if (response.events) return listen(response);
  queue(response);
}

Frame Connection::frame() {
  if (!parser_.keep_alive() || worker_->stopping()) close_after_ = true;
  return {worker_->shared().common, worker_->date_line(), !close_after_, parser_.http_1_0()};
}

void Connection::queue(const Response& response) {
  compose(request_, response, frame(), next_answer());
  let_go_of_body();
}

void Connection::answer_now(const Response& response) {
  if (!open_ || !later_) return;
  later_ = false;
  queue(response);
  if (!writing_) proceed();
}

bool Connection::refuse(const Refusal& refusal) {
  const Settings& settings = worker_->shared().settings;
  Response response = refusal.status == 413 && settings.too_large ? settings.too_large(request_)
                                                                  : plain_response(refusal.status, refusal.sentence);
  if (refusal.status == 405) response.headers.push_back({"Allow", settings.posts ? "GET, HEAD, POST" : "GET, HEAD"});
  if (refusal.status == 503) response.headers.push_back({"Retry-After", "5"});
  refuse_with(response);
  return false;
}

void Connection::refuse_with(const Response& response) {
  close_after_ = refused_ = true;
  let_go_of_body();
  Request unread;  // the fields may be gone, or never have been understood
  unread.method = request_.method;
  const Frame frame{worker_->shared().common, worker_->date_line(), false, false};
  compose(unread, response, frame, next_answer());
}

}  // namespace web
