#include "platform/clock/clock.h"

namespace clock_time {

Clock system_clock() {
  return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

}  // namespace clock_time
