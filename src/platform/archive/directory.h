// What a zip says it holds: its directory, checked against the header that stands before each file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/archive/archive.h"

namespace archive {

struct Record {
  std::string_view path;
  bool deflated = false;
  std::uint32_t checksum = 0;
  std::size_t packed = 0, unpacked = 0;  // as the directory claims
  std::size_t header = 0;                // where its own header stands
  std::string_view data;                 // from its first byte to the beginning of what comes next
};

// The records in the order of the directory, folders included; every path is one that is allowed. The data of two
// records never overlap.
Result<std::vector<Record>> read_directory(std::string_view zip, const Limits& limits);

}  // namespace archive
