// Signatures of published keys, by OpenSSL.
#pragma once

#include <string_view>

#include "platform/crypto/jwt.h"

namespace crypto {

// Failures for keys that are none: not base64url, a modulus of fewer than 2,048 or more than 8,192 bits, a point that
// is not on its curve.
Result<bool> is_signed_rs256(std::string_view text, std::string_view signature, const PublicKey& key);
Result<bool> is_signed_es256(std::string_view text, std::string_view signature, const PublicKey& key);

}  // namespace crypto
