#include <fmt/core.h>

#include <algorithm>

#include "platform/archive/archive.h"
#include "platform/archive/deflate.h"
#include "platform/archive/directory.h"
#include "platform/archive/path.h"

namespace archive {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

std::string in_words(std::size_t bytes) {
  return bytes % mebibyte == 0 ? fmt::format("{} MiB", bytes / mebibyte) : fmt::format("{} bytes", bytes);
}

// How many bytes may still come out of the zip, and what is said when they are not enough.
struct Room {
  std::size_t bytes;
  std::string sentence;
};

Room room_left(std::size_t unpacked, std::size_t zip_bytes, const Limits& limits) {
  const std::size_t by_ratio = std::max(mebibyte, zip_bytes * limits.ratio);
  if (by_ratio < limits.all_bytes) {
    return {by_ratio - unpacked,
            fmt::format("unpacks to more than {} times the zip's size, as a zip bomb does", limits.ratio)};
  }
  return {limits.all_bytes - unpacked, fmt::format("brings it to more than {} unpacked", in_words(limits.all_bytes))};
}

Result<std::string> unpack(const Record& record, std::size_t most) {
  if (!record.deflated) {
    if (record.packed != record.unpacked) return refuse(record.path, "is not as long as the directory says");
    return std::string(record.data.substr(0, std::min(record.packed, most + 1)));
  }
  Inflated done = inflated(record.data, most);
  if (done.bytes.size() > most) return std::move(done.bytes);
  if (!done.ended) return refuse(record.path, "is damaged or cut off");
  if (done.used != record.packed || done.bytes.size() != record.unpacked) {
    return refuse(record.path, "is not as long as the directory says");
  }
  return std::move(done.bytes);
}

}  // namespace

Result<std::vector<Entry>> read_zip(std::string_view bytes, const Limits& limits) {
  std::vector<Entry> entries;
  std::size_t unpacked = 0;
  for (const Record& record : TRY(read_directory(bytes, limits))) {
    if (record.path.ends_with('/')) {
      if (record.packed > 2 || record.unpacked != 0) return refuse(record.path, "is a folder and holds bytes");
      continue;
    }
    const Room room = room_left(unpacked, bytes.size(), limits);
    const std::size_t most = std::min(limits.entry_bytes, room.bytes);
    std::string content = TRY(unpack(record, most));
    if (content.size() > room.bytes) return refuse(record.path, room.sentence);
    if (content.size() > limits.entry_bytes) {
      return refuse(record.path, fmt::format("is larger than {}", in_words(limits.entry_bytes)));
    }
    if (checksum(content) != record.checksum) return refuse(record.path, "is damaged: its checksum is wrong");
    unpacked += content.size();
    entries.push_back({std::string(record.path), std::move(content)});
  }
  return entries;
}

}  // namespace archive
