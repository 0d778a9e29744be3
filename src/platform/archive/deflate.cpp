#include "platform/archive/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace archive {
namespace {

constexpr int raw = -15;  // a stream without zlib's own header, as in a zip

// zlib writes to what it reads from nowhere, but its interface has no const.
Bytef* in(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

}  // namespace

Inflated inflated(std::string_view packed, std::size_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, raw) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  stream.next_in = in(packed);
  stream.avail_in = static_cast<uInt>(packed.size());
  Inflated done;
  std::array<char, 64 * 1024> piece{};
  int status = Z_OK;
  while (status == Z_OK && done.bytes.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(std::min(piece.size(), most + 1 - done.bytes.size()));
    const uInt room = stream.avail_out;
    status = inflate(&stream, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    done.bytes.append(piece.data(), room - stream.avail_out);
  }
  done.used = packed.size() - stream.avail_in;
  done.ended = status == Z_STREAM_END && done.bytes.size() <= most;
  return done;
}

std::string deflated(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, raw, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  const std::unique_ptr<z_stream, decltype(&deflateEnd)> end(&stream, deflateEnd);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = in(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  return out;
}

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(crc32(0, in(bytes), static_cast<uInt>(bytes.size())));
}

}  // namespace archive
