// The numbers of the zip format (PKWARE's APPNOTE 6.3; of zip64 only the ending), and how they are read and written:
// little end first. Reading past the end is the caller's to prevent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace archive::format {

inline constexpr std::uint32_t header_mark = 0x04034b50, record_mark = 0x02014b50, ending_mark = 0x06054b50;
inline constexpr std::size_t header_size = 30, record_size = 46, ending_size = 22;
inline constexpr std::uint32_t large_ending_mark = 0x06064b50, locator_mark = 0x07064b50;  // zip64's
inline constexpr std::size_t large_ending_size = 56, locator_size = 20;
inline constexpr unsigned stored = 0, deflated = 8;

inline std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                    (static_cast<unsigned char>(bytes[at + 1]) << 8));
}
inline std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return u16(bytes, at) | (static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16);
}
inline std::uint64_t u64(std::string_view bytes, std::size_t at) {
  return u32(bytes, at) | (static_cast<std::uint64_t>(u32(bytes, at + 4)) << 32);
}
inline void put16(std::string& out, std::size_t number) {
  out += static_cast<char>(number & 0xff);
  out += static_cast<char>((number >> 8) & 0xff);
}
inline void put32(std::string& out, std::size_t number) {
  put16(out, number & 0xffff);
  put16(out, number >> 16);
}

}  // namespace archive::format
