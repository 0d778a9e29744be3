#include "app/figures.h"

namespace app {

void Figures::note(std::string_view route, int status, std::chrono::microseconds took, int statements) {
  const double seconds = std::chrono::duration<double>(took).count();
  const std::lock_guard lock(mutex_);
  auto found = routes_.find(route);
  if (found == routes_.end()) found = routes_.emplace(std::string(route), OfRoute()).first;
  OfRoute& figures = found->second;
  ++figures.by_status[status];
  ++figures.count;
  figures.seconds += seconds;
  figures.statements += static_cast<std::uint64_t>(statements);
  for (std::size_t i = 0; i < bounds.size(); ++i)
    if (seconds <= bounds.at(i)) ++figures.within.at(i);
}

std::string Figures::text() const {
  const std::lock_guard lock(mutex_);
  std::string requests = "# HELP cairn_requests_total Requests answered.\n# TYPE cairn_requests_total counter\n";
  std::string seconds =
      "# HELP cairn_request_seconds How long answering took.\n# TYPE cairn_request_seconds histogram\n";
  std::string statements = "# HELP cairn_statements_total SQL statements run.\n# TYPE cairn_statements_total counter\n";
  for (const auto& [route, figures] : routes_) {
    const std::string name = "route=\"" + route + "\"";
    for (const auto& [status, count] : figures.by_status)
      requests += "cairn_requests_total{" + name + ",status=\"" + std::to_string(status) + "\"} " +
                  std::to_string(count) + "\n";
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      std::string bound = std::to_string(bounds.at(i));
      bound.erase(bound.find_last_not_of("0.") + 1);
      seconds += "cairn_request_seconds_bucket{" + name + ",le=\"" + bound + "\"} " +
                 std::to_string(figures.within.at(i)) + "\n";
    }
    const std::string count = std::to_string(figures.count);
    seconds += "cairn_request_seconds_bucket{" + name + ",le=\"+Inf\"} " + count + "\n";
    seconds += "cairn_request_seconds_sum{" + name + "} " + std::to_string(figures.seconds) + "\n";
    seconds += "cairn_request_seconds_count{" + name + "} " + count + "\n";
    statements += "cairn_statements_total{" + name + "} " + std::to_string(figures.statements) + "\n";
  }
  return requests + seconds + statements;
}

}  // namespace app
