// Identity tokens of other servers: whether a JSON Web Token was signed by a key that its issuer publishes (RFC 7515,
// 7518), and the challenge of PKCE (RFC 7636). OpenSSL.
//
// Reading JSON is the caller's part, since what is signed are bytes: the caller reads "alg" and "kid" from the header,
// and every claim (issuer, audience, nonce, times) from the payload. There is no way to the payload that does not go
// through a signature.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "platform/crypto/crypto.h"

namespace crypto {

// An entry of a JWKS document, its strings as they stand there; empty when absent.
struct PublicKey {
  std::string kty;  // "RSA", "EC"
  std::string kid = {}, alg = {}, use = {};
  std::string n = {}, e = {};            // RSA: base64url
  std::string crv = {}, x = {}, y = {};  // EC: "P-256", and base64url
};

// What a header says of the signature.
struct SignedWith {
  std::string alg;  // "RS256" or "ES256"; all others are refused, "none" and the HS family by name
  std::string kid;  // which key; empty when the header has none, and then the document has only one that fits
};

class SignedToken {
 public:
  // "header.payload.signature", at most 16 KiB. invalid when it is not three parts of base64url.
  static Result<SignedToken> read(std::string_view text);

  // The header's JSON, not vouched for by anybody yet.
  const std::string& header() const { return header_; }
  // The payload's JSON, when one of the keys signed it. invalid otherwise; the sentence says what was wrong, for a log.
  Result<std::string> payload(const SignedWith& with, std::span<const PublicKey> keys) const;

 private:
  std::string header_, payload_, signature_, signed_text_;
};

// base64url without padding, read strictly: invalid for other letters, padding, and left-over bits that nobody writes.
Result<std::string> from_base64url(std::string_view text);

// PKCE: 43 letters that stay with us, and their challenge (S256), which goes along with the question.
std::string code_verifier(const Random& random);
std::string code_challenge(std::string_view verifier);

}  // namespace crypto
