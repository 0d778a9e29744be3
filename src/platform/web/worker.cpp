#include "platform/web/worker.h"

#include <time.h>

#include <algorithm>
#include <boost/asio/post.hpp>

#include "platform/web/connection.h"
#include "platform/web/http_date.h"

namespace web {

namespace intrusive = boost::intrusive;

struct Worker::Queue : intrusive::list<Connection, intrusive::member_hook<Connection, Link, &Connection::link>,
                                       intrusive::constant_time_size<false>> {};

Ticks coarse_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
  return std::chrono::seconds(now.tv_sec) + Ticks(now.tv_nsec);
}

Shared::Shared(Settings its_settings, Handler its_handler, const ParseLimits& its_limits, std::size_t each,
               std::unique_ptr<Tls> its_tls)
    : settings(std::move(its_settings)),
      handler(std::move(its_handler)),
      common(settings.headers),
      limits(its_limits),
      connections_each(each),
      tls(std::move(its_tls)) {}
Shared::~Shared() = default;

Worker::Worker(std::shared_ptr<Shared> shared)
    : shared_(std::move(shared)),
      context_(1),
      timer_(context_),
      queues_(std::make_unique<std::array<Queue, phases>>()) {
  const Settings& settings = shared_->settings;
  limits_.fill(Ticks::max());
  const auto limit = [&](Phase phase, std::chrono::milliseconds time) {
    limits_[static_cast<std::size_t>(phase)] = time;
  };
  limit(Phase::idle, settings.idle_time);
  limit(Phase::head, settings.header_time);
  limit(Phase::body, settings.body_time);
  limit(Phase::writing, settings.write_time);
  limit(Phase::streaming, settings.heartbeat);
  limit(Phase::draining, settings.linger_time);
  const Ticks shortest = std::min(*std::ranges::min_element(limits_), Ticks(settings.stop_time));
  sweep_every_ = std::clamp(shortest / 4, Ticks(std::chrono::milliseconds(5)), Ticks(std::chrono::seconds(1)));
}

Worker::~Worker() = default;

void Worker::run() {
  schedule_sweep();
  context_.run();
}

void Worker::stop(bool at_once) {
  boost::asio::post(context_, [this, at_once] { begin_stop(at_once); });
}

void Worker::adopt(Socket socket, std::string remote) {
  if (here_ >= shared_->connections_each) make_room();
  if (stopping_ || here_ >= shared_->connections_each) {
    load_.fetch_sub(1, std::memory_order_relaxed);
    return;
  }
  ++here_;
  std::unique_ptr<TlsSession> tls;
  if (shared_->tls) tls = shared_->tls->session(socket.native_handle());
  std::make_shared<Connection>(shared_from_this(), Stream(std::move(socket), std::move(tls)), std::move(remote))
      ->start();
}

void Worker::enter(Connection& connection, Phase phase) {
  connection.link.unlink();
  connection.phase = phase;
  connection.since = coarse_now();
  (*queues_)[static_cast<std::size_t>(phase)].push_back(connection);
}

void Worker::left(Connection& connection) {
  connection.link.unlink();
  load_.fetch_sub(1, std::memory_order_relaxed);
  --here_;
  end_if_empty();
}

void Worker::make_room() {
  for (const Phase phase : {Phase::draining, Phase::idle, Phase::head, Phase::body, Phase::writing}) {
    Queue& queue = (*queues_)[static_cast<std::size_t>(phase)];
    if (queue.empty()) continue;
    queue.front().shared_from_this()->close();
    return;
  }
}

const std::string& Worker::date_line() {
  const std::time_t now = ::time(nullptr);
  if (now != date_at_) {
    date_at_ = now;
    date_line_ = "Date: " + http_date(std::chrono::sys_seconds(std::chrono::seconds(now))) + "\r\n";
  }
  return date_line_;
}

void Worker::schedule_sweep() {
  timer_.expires_after(sweep_every_);
  timer_.async_wait([this](const boost::system::error_code& error) {
    if (!error) sweep();
  });
}

void Worker::sweep() {
  const Ticks now = coarse_now();
  for (std::size_t phase = 0; phase < phases; ++phase) {
    Queue& queue = (*queues_)[phase];
    while (!queue.empty() && (now > give_up_at_ || now - queue.front().since > limits_[phase])) {
      const auto connection = queue.front().shared_from_this();
      if (now > give_up_at_)
        connection->close();
      else if (connection->phase == Phase::streaming)
        connection->heartbeat();
      else
        connection->out_of_time();
    }
  }
  if (!stopping_ || here_ > 0) schedule_sweep();
}

void Worker::begin_stop(bool at_once) {
  stopping_ = true;
  give_up_at_ = at_once ? Ticks::zero() : std::min(give_up_at_, coarse_now() + shared_->settings.stop_time);
  for (const Phase phase : {Phase::idle, Phase::streaming}) {
    Queue& queue = (*queues_)[static_cast<std::size_t>(phase)];
    for (auto at = queue.begin(); at != queue.end();) {
      const auto connection = (at++)->shared_from_this();
      connection->close_if_idle();
    }
  }
  if (at_once) sweep();
  end_if_empty();
}

void Worker::end_if_empty() {
  if (!stopping_ || here_ > 0) return;
  timer_.cancel();
  if (when_ended_) when_ended_();
}

}  // namespace web
