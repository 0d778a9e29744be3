#include "kernel/shortened.h"

#include <string_view>

namespace text {

std::string shortened(std::string s, std::size_t most_bytes) {
  constexpr std::string_view dots = "\u2026";
  if (s.size() <= most_bytes) return s;
  std::size_t end = most_bytes - dots.size();
  while (end > 0 && (static_cast<unsigned char>(s[end]) & 0xC0U) == 0x80U) --end;
  return s.substr(0, end).append(dots);
}

}  // namespace text
