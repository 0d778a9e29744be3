#include "floor.h"

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>

namespace bench {

namespace {

double cpu_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::unique_ptr<Replayer> replayer(const db::Address& address) {
  return address.engine == db::Engine::sqlite ? sqlite_replayer(address.place) : postgresql_replayer(address.place);
}

}  // namespace

Floor measure(const db::Address& address, const std::vector<Recorded>& pages, int threads, double seconds) {
  using Clock = std::chrono::steady_clock;
  std::vector<std::unique_ptr<Replayer>> connections;
  for (int i = 0; i < threads; ++i) connections.push_back(replayer(address));
  const bool once = pages.front().writes;
  if (!once)
    for (auto& one : connections) one->run(pages.front());  // prepares
  std::mutex writer;  // one at a time, as in Cairn, since SQLite would only let them wait in a worse way
  std::atomic<std::size_t> next = 0;
  const double cpu = cpu_seconds();
  const auto begin = Clock::now(),
             end = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  {
    std::vector<std::future<void>> all;
    for (auto& one : connections)
      all.push_back(std::async(std::launch::async, [&, connection = one.get()] {
        while (Clock::now() < end) {
          const std::size_t i = next++;
          if (once && i >= pages.size()) break;
          std::unique_lock lock(writer, std::defer_lock);
          if (once && address.engine == db::Engine::sqlite) lock.lock();
          connection->run(pages[i % pages.size()]);
        }
      }));
    for (auto& one : all) one.get();
  }
  const double took = std::chrono::duration<double>(Clock::now() - begin).count();
  const double done = static_cast<double>(once ? std::min<std::size_t>(next, pages.size()) : next.load());
  std::size_t statements = 0;
  for (const Recorded& page : pages) statements += page.statements.size();
  return {done / took, 1e6 * (cpu_seconds() - cpu) / done,
          static_cast<double>(statements) / static_cast<double>(pages.size())};
}

}  // namespace bench
