#include "platform/log/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <string>

namespace logs {

namespace {

spdlog::level::level_enum level_of(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
      out += c;
    else
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
  return out;
}

spdlog::logger& logger() {
  static const auto made = [] {
    auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>();
    auto one = std::make_shared<spdlog::logger>("cairn", sink);
    one->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
    return one;
  }();
  return *made;
}

}  // namespace

void start(Level least) { logger().set_level(level_of(least)); }
void line(Level level, std::string_view text) { logger().log(level_of(level), one_line(text)); }

}  // namespace logs
