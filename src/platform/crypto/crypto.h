// Secrets: chance, tokens, passwords, signatures and one-time codes. libsodium, and OpenSSL for what libsodium leaves
// out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/random.h"

namespace crypto {

Random system_random();

// 32 bytes of chance in base64url: 43 letters, for links and cookies. Only its digest is stored.
std::string token(const Random& random);
// 64 hexadecimal digits (BLAKE2b, 256 bits): what a table keeps of a token, and finds it by.
std::string digest(std::string_view text);

// How hard a guess is made. `usual` takes about a tenth of a second and 64 MiB: never inside a transaction, few at
// once. `least` is for tests.
enum class Effort { least, usual };
// argon2id with its salt and limits, as libsodium writes it. Passwords have at most 1,024 bytes.
std::string hash_password(std::string_view password, Effort effort);
bool is_password(std::string_view hash, std::string_view password);
// Whether the hash was made with less effort than is asked today: it is made anew when its password is at hand.
bool is_outdated(const std::string& hash, Effort effort);

// A signature of a text with a key of 32 bytes (HMAC-SHA-512-256), in base64url.
std::string sign(std::string_view text, std::string_view key);
bool is_signed(std::string_view text, std::string_view signature, std::string_view key);

// The six digits that an authenticator app shows for a secret (RFC 6238: SHA-1, 30 seconds).
std::string totp(std::string_view secret, std::int64_t seconds_since_1970);
// Whether a code is right now, or was or will be 30 seconds away; gives the step it belongs to, so that it is used
// once. 0 when it is not.
std::int64_t totp_step(std::string_view secret, std::string_view code, std::int64_t seconds_since_1970);
// A secret as people type it into an app (RFC 4648, without padding).
std::string base32(std::string_view bytes);
// Back again; what is no letter of it is left out.
std::string from_base32(std::string_view text);

// With padding (RFC 4648), as a name and a password are sent to a server.
std::string base64(std::string_view bytes);

// Compares without telling by its time where two texts differ.
bool is_same(std::string_view a, std::string_view b);

}  // namespace crypto
