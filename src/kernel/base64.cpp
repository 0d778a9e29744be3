#include "kernel/base64.h"

#include <array>
#include <cstdint>
#include <stdexcept>

namespace text {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> made_values() {
  std::array<std::int8_t, 256> values{};
  values.fill(-1);
  for (std::size_t i = 0; i < letters.size(); ++i)
    values[static_cast<unsigned char>(letters[i])] = static_cast<std::int8_t>(i);
  return values;
}
constexpr std::array<std::int8_t, 256> values = made_values();

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

}  // namespace

std::string base64_of(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t three = byte_at(bytes, at) << 16 | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2);
    out += letters[three >> 18];
    out += letters[three >> 12 & 63];
    out += at + 1 < bytes.size() ? letters[three >> 6 & 63] : '=';
    out += at + 2 < bytes.size() ? letters[three & 63] : '=';
  }
  return out;
}

std::string bytes_in(std::string_view base64) {
  if (base64.size() % 4 != 0) throw std::runtime_error("this text is no base64");
  std::string out;
  out.reserve(base64.size() / 4 * 3);
  for (std::size_t at = 0; at < base64.size(); at += 4) {
    std::string_view four = base64.substr(at, 4);
    if (at + 4 == base64.size())
      while (four.size() > 2 && four.ends_with('=')) four.remove_suffix(1);
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const int value = i < four.size() ? values[static_cast<unsigned char>(four[i])] : 0;
      if (value < 0) throw std::runtime_error("this text is no base64");
      three = three << 6 | static_cast<std::uint32_t>(value);
    }
    for (std::size_t i = 0; i + 1 < four.size(); ++i) out += static_cast<char>(three >> (16 - 8 * i) & 255);
  }
  return out;
}

}  // namespace text
