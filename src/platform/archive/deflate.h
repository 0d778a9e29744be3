// zlib: the only file pair that sees it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace archive {

struct Inflated {
  std::string bytes;
  std::size_t used = 0;  // how many of the packed bytes were read
  bool ended = false;    // false: the stream is cut off, broken, or longer than allowed (bytes is then `most` + 1 long)
};

// Unpacks until the stream's own end, or until more than `most` bytes came out; memory grows with what comes out.
Inflated inflated(std::string_view packed, std::size_t most);
std::string deflated(std::string_view bytes);
std::uint32_t checksum(std::string_view bytes);

}  // namespace archive
