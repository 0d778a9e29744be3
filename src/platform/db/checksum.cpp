#include "platform/db/checksum.h"

#include <zlib.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace db {

namespace {

constexpr std::streamoff at = 60;  // of user_version, https://www.sqlite.org/fileformat.html
using Bytes = std::array<char, 4>;

std::fstream opened(const std::string& file, std::ios::openmode mode) {
  std::fstream stream(file, mode | std::ios::binary);
  if (!stream) throw std::runtime_error(file + " cannot be opened");
  return stream;
}

Bytes kept_in(std::fstream& stream) {
  Bytes kept{};
  stream.seekg(at);
  stream.read(kept.data(), kept.size());
  return kept;
}

Bytes checksum_of(std::fstream& stream) {
  std::vector<char> some(1 << 16);
  uLong sum = ::crc32(0, nullptr, 0);
  stream.clear();
  stream.seekg(0);
  for (bool first = true; stream.read(some.data(), static_cast<std::streamsize>(some.size())), stream.gcount() > 0;
       first = false) {
    if (first) std::fill_n(some.begin() + at, Bytes().size(), '\0');
    sum = ::crc32(sum, reinterpret_cast<const Bytef*>(some.data()), static_cast<uInt>(stream.gcount()));
  }
  if (stream.bad()) throw std::runtime_error("a backup cannot be read");
  const auto value = sum == 0 ? std::uint32_t{1} : static_cast<std::uint32_t>(sum);  // zero says that there is none
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

}  // namespace

void write_checksum(const std::string& file) {
  std::fstream stream = opened(file, std::ios::in | std::ios::out);
  const Bytes sum = checksum_of(stream);
  stream.clear();
  stream.seekp(at);
  stream.write(sum.data(), sum.size());
  stream.close();
  if (!stream) throw std::runtime_error(file + " cannot be written");
}

bool has_its_checksum(const std::string& file) {
  std::fstream stream = opened(file, std::ios::in);
  const Bytes kept = kept_in(stream);
  return kept == Bytes{} || kept == checksum_of(stream);
}

}  // namespace db
