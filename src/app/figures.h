// How many requests were answered, how, and how quickly: for /metrics, in the text form that Prometheus reads.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace app {

class Figures {
 public:
  void note(std::string_view route, int status, std::chrono::microseconds took, int statements);
  std::string text() const;

 private:
  static constexpr std::array<double, 8> bounds{0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};  // seconds
  struct OfRoute {
    std::map<int, std::uint64_t> by_status;
    std::array<std::uint64_t, bounds.size()> within{};
    std::uint64_t count = 0, statements = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, OfRoute, std::less<>> routes_;
};

}  // namespace app
