#include <algorithm>

#include "kernel/text.h"
#include "platform/web/message.h"

namespace web {

void Events::send(std::string_view data, bool greet) {
  std::string text;
  for (const std::string_view line : text::split(data, '\n')) {
    text += "data: ";
    // A lone carriage return would end the line too, and so could forge a field.
    for (const char c : line)
      if (c != '\r') text += c;
    text += '\n';
  }
  text += '\n';
  const auto message = std::make_shared<const std::string>(std::move(text));
  const std::lock_guard lock(mutex_);
  if (greet) greeting_ = message;
  for (const auto& [number, sink] : sinks_) sink(message);
}

std::size_t Events::listeners() const {
  const std::lock_guard lock(mutex_);
  return sinks_.size();
}

std::uint64_t Events::add(Sink sink) {
  const std::lock_guard lock(mutex_);
  if (greeting_) sink(greeting_);
  sinks_.emplace_back(next_, std::move(sink));
  return next_++;
}

void Events::remove(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sinks_, [&](const auto& entry) { return entry.first == number; });
}

}  // namespace web
