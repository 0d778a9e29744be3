// The Range header (RFC 9110, 14): one part of the bytes, for a download that goes on or a video that jumps.
#pragma once

#include <cstdint>
#include <string_view>

namespace web {

struct Range {
  enum class Kind : std::uint8_t { whole, part, beyond };  // 200, 206, 416
  Kind kind = Kind::whole;
  std::uint64_t first = 0, size = 0;  // of a part
};

// `value` as sent, for content of `size` bytes. What is not understood, is another unit or asks for several parts is
// ignored as the standard permits: whole.
Range choose_range(std::string_view value, std::uint64_t size);

}  // namespace web
