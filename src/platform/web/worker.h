// One thread's share of the server: its connections, its clock, its event loop. Nothing here is touched by another
// thread, but for what says so. What waits in the event loop never keeps its worker alive: it goes when the loop goes.
//
// Time limits cost nothing per request: connections stand in one queue per phase, in the order they entered it. As a
// phase has one limit for all, who is over time stands in front, and one sweep a second looks at the fronts.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <memory>

#include "platform/web/answer.h"
#include "platform/web/parse.h"
#include "platform/web/server.h"

namespace web {

using Context = boost::asio::io_context;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Context::executor_type>;
using Ticks = std::chrono::nanoseconds;  // of the coarse monotonic clock

Ticks coarse_now();

enum class Phase : std::uint8_t {
  idle,       // between requests
  head,       // part of a request's head is here
  body,       // part of its body
  writing,    // the other side must take some of the answer before we go on
  answering,  // a handler will answer later
  streaming,  // listens to events
  draining,   // our last word is said, theirs is thrown away until they close
};
inline constexpr std::size_t phases = 7;

class Connection;
class Tls;
using Link = boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

// What all workers share; constant while serving, but for the counters.
struct Shared {
  Shared(Settings its_settings, Handler its_handler, const ParseLimits& its_limits, std::size_t each,
         std::unique_ptr<Tls> its_tls);
  ~Shared();
  Settings settings;
  Handler handler;
  CommonHeaders common;
  ParseLimits limits;
  std::size_t connections_each;
  std::unique_ptr<Tls> tls;  // null: none
  std::atomic<std::size_t> streams = 0;
  std::atomic<std::size_t> bodies = 0;  // bytes that connections hold of them
};

class Worker : public std::enable_shared_from_this<Worker> {
 public:
  explicit Worker(std::shared_ptr<Shared> shared);
  ~Worker();

  void run();
  // From any thread.
  void stop(bool at_once);
  std::size_t load() const { return load_.load(std::memory_order_relaxed); }
  // Counts a connection that is on its way here, so that the next one goes to whoever has less. From any thread.
  void expect_one() { load_.fetch_add(1, std::memory_order_relaxed); }
  // Called in this worker's thread when it was stopped and its last connection is gone.
  void when_ended(std::function<void()> deed) { when_ended_ = std::move(deed); }
  // In this worker's thread: serves a connection that was expected.
  void adopt(Socket socket, std::string remote);

  // For its connections.
  void enter(Connection& connection, Phase phase);
  void left(Connection& connection);
  void make_room();
  bool stopping() const { return stopping_; }
  const std::string& date_line();

  Shared& shared() { return *shared_; }
  Context& context() { return context_; }

 private:
  void sweep();
  void schedule_sweep();
  void begin_stop(bool at_once);
  void end_if_empty();

  std::shared_ptr<Shared> shared_;
  Context context_;
  boost::asio::basic_waitable_timer<std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>,
                                    Context::executor_type>
      timer_;
  struct Queue;
  std::unique_ptr<std::array<Queue, phases>> queues_;
  std::array<Ticks, phases> limits_{};
  Ticks sweep_every_{};
  std::atomic<std::size_t> load_ = 0;  // those here and those on their way
  std::size_t here_ = 0;
  std::function<void()> when_ended_;
  bool stopping_ = false;
  Ticks give_up_at_ = Ticks::max();
  std::time_t date_at_ = 0;
  std::string date_line_;
};

}  // namespace web
