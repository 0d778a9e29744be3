// Threads that do what may wait for a disk or another host, so that those that serve connections never do.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace app {

class Workers {
 public:
  Workers(unsigned threads, std::size_t most_waiting);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False when too much is waiting already.
  bool post(std::function<void()> work);
  // What was begun is finished; what waits, or is posted from then on, is dropped.
  void stop();

 private:
  void serve(const std::stop_token& stop);

  std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable_any there_is_work_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::jthread> threads_;  // last: they use all the others
};

}  // namespace app
