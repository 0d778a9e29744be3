// The least that a page could cost: its statements alone, prepared once, through the engine's own C interface.
#pragma once

#include <memory>
#include <vector>

#include "recorded.h"

namespace bench {

// One connection. Used by one thread.
class Replayer {
 public:
  virtual ~Replayer() = default;
  // One transaction with all its statements; every column of every row is read.
  virtual void run(const Recorded& page) = 0;
};
std::unique_ptr<Replayer> sqlite_replayer(const std::string& path);
std::unique_ptr<Replayer> postgresql_replayer(const std::string& address);

struct Floor {
  double per_second = 0;
  double cpu_us = 0;  // of this process, for each page: PostgreSQL's own is not in it
  double statements = 0;
};
// Pages that read are run again and again for so many seconds; those that write, once each.
Floor measure(const db::Address& address, const std::vector<Recorded>& pages, int threads, double seconds);

}  // namespace bench
