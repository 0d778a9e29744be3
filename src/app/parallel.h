// Work for all cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace app {

// Runs work(0) … work(count-1), each once, on as many threads as there are cores, in turns of `together`.
inline void in_parallel(std::size_t count, std::size_t together, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&] {
    for (std::size_t begin = next.fetch_add(together); begin < count; begin = next.fetch_add(together))
      for (std::size_t i = begin; i < std::min(count, begin + together); ++i) work(i);
  };
  const std::size_t threads =
      std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count / together + 1);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take_turns);
  take_turns();
}

}  // namespace app
