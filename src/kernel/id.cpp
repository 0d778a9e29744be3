#include "kernel/id.h"

#include <algorithm>
#include <cstdint>

namespace id {

namespace {
constexpr std::string_view letters = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t length = 26;
}  // namespace

std::string make(std::chrono::milliseconds since_1970, const RandomBytes& random) {
  std::array<unsigned char, 16> bytes{};
  auto time = static_cast<std::uint64_t>(since_1970.count());
  for (std::size_t i = 6; i-- > 0; time >>= 8) bytes[i] = static_cast<unsigned char>(time & 0xFF);
  std::ranges::copy(random, bytes.begin() + 6);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x70);  // version 7
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);  // RFC 9562's variant
  // 128 bits in groups of five, the first of which has but three.
  std::string text;
  unsigned bits = 0, held = 2;
  for (const unsigned char byte : bytes) {
    bits = (bits << 8 | byte) & 0xFFFF;
    for (held += 8; held >= 5; held -= 5) text += letters[(bits >> (held - 5)) & 31];
  }
  return text;
}

bool is_one(std::string_view text) {
  return text.size() == length && text[0] <= '7' &&
         std::ranges::all_of(text, [](char c) { return letters.find(c) != std::string_view::npos; });
}

}  // namespace id
