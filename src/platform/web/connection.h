// One connection: reads requests, has them answered in order, writes the answers, as long as both sides like.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/web/stream.h"
#include "platform/web/worker.h"

namespace web {

inline constexpr std::size_t most_answers = 31;  // gathered into one write; two pieces each, and the system takes 64

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<Worker> worker, Stream stream, std::string peer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  void close();  // at once, without a word
  void out_of_time();
  void heartbeat();
  // Closes if nothing of a request is here or on its way.
  void close_if_idle();

  // The place in the worker's queues; theirs to change.
  Link link;
  Phase phase = Phase::idle;
  Ticks since{};

 private:
  class LaterAnswer;
  Reply later(void (Connection::*then)(const Response&));

  void read();
  void on_read(const boost::system::error_code& error, std::size_t size);
  void proceed();
  bool take_input();
  bool take_head();
  bool may_have_body();
  void may_come(const Response& may);
  void await_body();
  bool take_body();
  bool hold_body();
  void let_go_of_body();
  void make_room_to_read();

  void answer_request();
  void answer_now(const Response& response);
  void queue(const Response& response);
  bool refuse(const Refusal& refusal);  // false, for there is nothing more to take
  void refuse_with(const Response& response);
  Frame frame();
  Answer& next_answer();

  void listen(const Response& response);
  void push(std::string_view message);

  bool write();
  void wait_to_write(bool progress);
  void written_all();
  void drain();

  std::string_view input() const { return {buffer_.data() + begin_, end_ - begin_}; }

  std::shared_ptr<Worker> worker_;
  Stream stream_;
  std::string peer_;  // address of the other side
  Parser parser_;
  Request request_;
  std::shared_ptr<Connection> open_;  // itself, until it is closed

  std::string buffer_;  // what was read: input() of it is not used yet
  std::size_t begin_ = 0, end_ = 0;
  std::size_t searched_ = 0;  // bytes of input() that hold no end of a head
  std::string head_kept_;     // where the request's fields point while its body is read

  std::vector<Answer> answers_;  // to be written: the first `answers_used_`; the rest is memory to use again
  std::size_t answers_used_ = 0;
  std::size_t written_ = 0;  // bytes of them

  bool reading_ = false, writing_ = false;  // an operation of that kind is under way
  bool body_wanted_ = false;
  std::size_t body_held_ = 0;  // bytes of Shared::bodies
  bool later_ = false;         // a handler has yet to answer
  bool close_after_ = false;   // once the answers are written
  bool refused_ = false;       // and more of the request may come
  std::shared_ptr<Events> events_;
  std::uint64_t listener_ = 0;
};

}  // namespace web
