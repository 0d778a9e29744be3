#include "platform/crypto/jwt.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "platform/crypto/public_key.h"

namespace crypto {

namespace {

constexpr std::size_t longest_token = 16 * 1024;

std::unexpected<Failure> invalid(std::string say) { return fail(FailureKind::invalid, std::move(say)); }

bool may_sign(const PublicKey& key, const SignedWith& with) {
  return key.kty == (with.alg == "RS256" ? "RSA" : "EC") && (key.use.empty() || key.use == "sig") &&
         (key.alg.empty() || key.alg == with.alg);
}

// The one key that is meant. Without a kid only when there is no choice, so that nobody chooses for us.
Result<const PublicKey*> key_for(const SignedWith& with, std::span<const PublicKey> keys) {
  std::vector<const PublicKey*> fitting;
  for (const PublicKey& key : keys)
    if (may_sign(key, with) && (with.kid.empty() || key.kid == with.kid)) fitting.push_back(&key);
  if (fitting.empty()) return invalid("The issuer publishes no key that the token could be signed with.");
  if (fitting.size() > 1) return invalid("The issuer publishes several keys that the token could be signed with.");
  return fitting.front();
}

}  // namespace

Result<std::string> from_base64url(std::string_view text) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
      end != text.data() + text.size())
    return invalid("This is no base64url.");
  bytes.resize(size);
  return bytes;
}

Result<SignedToken> SignedToken::read(std::string_view text) {
  if (text.size() > longest_token) return invalid("The token is longer than 16 KiB.");
  const std::size_t first = text.find('.');
  const std::size_t second = first == text.npos ? text.npos : text.find('.', first + 1);
  if (second == text.npos || text.find('.', second + 1) != text.npos)
    return invalid("The token does not have three parts.");
  SignedToken token;
  token.header_ = TRY(from_base64url(text.substr(0, first)));
  token.payload_ = TRY(from_base64url(text.substr(first + 1, second - first - 1)));
  token.signature_ = TRY(from_base64url(text.substr(second + 1)));
  token.signed_text_ = text.substr(0, second);
  return token;
}

Result<std::string> SignedToken::payload(const SignedWith& with, std::span<const PublicKey> keys) const {
  if (with.alg == "none" || with.alg.starts_with("HS"))
    return invalid("A token with the algorithm " + with.alg + " proves nothing.");
  if (with.alg != "RS256" && with.alg != "ES256") return invalid("Tokens are signed with RS256 or ES256.");
  const PublicKey& key = *TRY(key_for(with, keys));
  const bool is_signed = with.alg == "RS256" ? TRY(is_signed_rs256(signed_text_, signature_, key))
                                             : TRY(is_signed_es256(signed_text_, signature_, key));
  if (!is_signed) return invalid("The token's signature is not that of its issuer.");
  return payload_;
}

std::string code_verifier(const Random& random) { return token(random); }

std::string code_challenge(std::string_view verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
  std::string out(sodium_base64_encoded_len(hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(out.data(), out.size(), hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  out.pop_back();  // the closing NUL
  return out;
}

}  // namespace crypto
