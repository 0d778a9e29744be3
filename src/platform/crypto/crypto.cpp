#include "platform/crypto/crypto.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace crypto {

namespace {

constexpr std::size_t longest_password = 1024;

void be_ready() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string base64url(std::span<const unsigned char> bytes) {
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the closing NUL
  return out;
}

struct Limits {
  unsigned long long operations;
  std::size_t memory;
};
Limits limits_of(Effort effort) {
  if (effort == Effort::least) return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
  return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}

}  // namespace

Random system_random() {
  be_ready();
  return [](std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

std::string token(const Random& random) {
  std::array<unsigned char, 32> bytes{};
  random(bytes);
  return base64url(bytes);
}

std::string digest(std::string_view text) {
  be_ready();
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes_of(text), text.size(), nullptr, 0);
  std::string out(hash.size() * 2 + 1, '\0');
  sodium_bin2hex(out.data(), out.size(), hash.data(), hash.size());
  out.pop_back();
  return out;
}

std::string hash_password(std::string_view password, Effort effort) {
  be_ready();
  if (password.size() > longest_password) throw std::invalid_argument("a password of more than 1,024 bytes");
  std::string hash(crypto_pwhash_STRBYTES, '\0');
  const Limits limits = limits_of(effort);
  if (crypto_pwhash_str_alg(hash.data(), password.data(), password.size(), limits.operations, limits.memory,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  hash.resize(hash.find('\0'));
  return hash;
}

bool is_password(std::string_view hash, std::string_view password) {
  be_ready();
  if (password.size() > longest_password || hash.size() >= crypto_pwhash_STRBYTES) return false;
  std::array<char, crypto_pwhash_STRBYTES> whole{};  // libsodium reads to the end of it
  hash.copy(whole.data(), hash.size());
  return crypto_pwhash_str_verify(whole.data(), password.data(), password.size()) == 0;
}

bool is_outdated(const std::string& hash, Effort effort) {
  be_ready();
  const Limits limits = limits_of(effort);
  return crypto_pwhash_str_needs_rehash(hash.c_str(), limits.operations, limits.memory) != 0;
}

std::string sign(std::string_view text, std::string_view key) {
  be_ready();
  if (key.size() != crypto_auth_KEYBYTES) throw std::invalid_argument("a key has 32 bytes");
  std::array<unsigned char, crypto_auth_BYTES> signature{};
  crypto_auth(signature.data(), bytes_of(text), text.size(), bytes_of(key));
  return base64url(signature);
}

bool is_signed(std::string_view text, std::string_view signature, std::string_view key) {
  return is_same(sign(text, key), signature);
}

std::string base64(std::string_view bytes) {
  be_ready();
  std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();  // the closing NUL
  return out;
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace crypto
