#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "platform/crypto/crypto.h"

namespace crypto {

namespace {

constexpr std::int64_t step_seconds = 30;

// RFC 4226: four bytes of the HMAC, from where its last half byte says, as six decimal digits.
std::string code_of(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (std::size_t i = counter.size(); i-- > 0; step >>= 8) counter[i] = static_cast<unsigned char>(step & 0xFF);
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), hash.data(),
           &size) == nullptr)
    throw std::runtime_error("OpenSSL has no SHA-1");
  const std::size_t at = hash[size - 1] & 0x0F;
  std::uint32_t number = hash[at] & 0x7Fu;
  for (std::size_t i = 1; i < 4; ++i) number = number << 8 | hash[at + i];
  const std::string digits = std::to_string(number % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

constexpr std::string_view base32_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string totp(std::string_view secret, std::int64_t seconds_since_1970) {
  return code_of(secret, seconds_since_1970 / step_seconds);
}

std::int64_t totp_step(std::string_view secret, std::string_view code, std::int64_t seconds_since_1970) {
  const std::int64_t now = seconds_since_1970 / step_seconds;
  std::int64_t found = 0;
  for (const std::int64_t step : {now, now - 1, now + 1})  // all three, so that the time taken tells nothing
    if (is_same(code_of(secret, step), code) && found == 0) found = step;
  return found;
}

std::string base32(std::string_view bytes) {
  std::string out;
  unsigned bits = 0, held = 0;
  for (const char byte : bytes) {
    bits = (bits << 8 | static_cast<unsigned char>(byte)) & 0xFFFF;
    for (held += 8; held >= 5; held -= 5) out += base32_letters[(bits >> (held - 5)) & 31];
  }
  if (held > 0) out += base32_letters[(bits << (5 - held)) & 31];
  return out;
}

std::string from_base32(std::string_view text) {
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    const std::size_t value = base32_letters.find(c);
    if (value == std::string_view::npos) continue;
    bits = bits << 5U | static_cast<unsigned>(value);
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> held & 0xFFU);
  }
  return bytes;
}

}  // namespace crypto
