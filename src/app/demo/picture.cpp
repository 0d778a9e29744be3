#include "app/demo/picture.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace demo {

namespace {

constexpr int side = 120, squares = 6, square = side / squares;

struct Colour {
  unsigned char red, green, blue;
};
constexpr std::array grounds{Colour{0xe8, 0xf1, 0xf8}, Colour{0xf6, 0xec, 0xdc}, Colour{0xe6, 0xf3, 0xec},
                             Colour{0xf5, 0xe7, 0xea}};
constexpr std::array inks{Colour{0x1f, 0x4e, 0x79}, Colour{0x8a, 0x4b, 0x1f}, Colour{0x1f, 0x6b, 0x52},
                          Colour{0x7b, 0x2d, 0x4f}, Colour{0x4b, 0x3f, 0x8f}};

void put32(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xffU);
}

// CRC-32, as PNG has it.
std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t sum = 0xffffffffU;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
  }
  return sum ^ 0xffffffffU;
}

void put_chunk(std::string& out, std::string_view kind, std::string_view data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  const std::string whole = std::string(kind) + std::string(data);
  out += whole;
  put32(out, checksum(whole));
}

// zlib's wrapping around bytes that are not packed: a picture this small need not be.
std::string unpacked(std::string_view bytes) {
  constexpr std::size_t most = 0xffff;
  std::string out("\x78\x01", 2);
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65521U;
    b = (b + a) % 65521U;
  }
  for (std::size_t at = 0; at < bytes.size(); at += most) {
    const std::string_view part = bytes.substr(at, most);
    out += at + most >= bytes.size() ? '\x01' : '\x00';
    const auto size = static_cast<std::uint32_t>(part.size());
    for (const std::uint32_t number : {size, ~size}) {
      out += static_cast<char>(number & 0xffU);
      out += static_cast<char>((number >> 8U) & 0xffU);
    }
    out += part;
  }
  put32(out, (b << 16U) | a);
  return out;
}

}  // namespace

std::string drawn_picture(Dice& dice) {
  const Colour ground = dice.one_of(grounds), ink = dice.one_of(inks);
  std::array<std::array<bool, squares>, squares> drawn{};
  for (auto& row : drawn)
    for (std::size_t x = 0; x < squares / 2; ++x) row[x] = row[squares - 1 - x] = dice.percent(48);
  std::string rows;
  for (std::size_t y = 0; y < side; ++y) {
    rows += '\x00';  // no filter
    for (std::size_t x = 0; x < side; ++x) {
      const Colour& one = drawn[y / square][x / square] ? ink : ground;
      for (const unsigned char part : {one.red, one.green, one.blue}) rows += static_cast<char>(part);
    }
  }
  std::string header;
  put32(header, side);
  put32(header, side);
  header += std::string("\x08\x02\x00\x00\x00", 5);  // eight bits each of red, green, blue
  std::string out = "\x89PNG\r\n\x1a\n";
  put_chunk(out, "IHDR", header);
  put_chunk(out, "IDAT", unpacked(rows));
  put_chunk(out, "IEND", "");
  return out;
}

}  // namespace demo
