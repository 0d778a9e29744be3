#include "platform/crypto/crypto.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

TEST_CASE("crypto: a token has 43 letters that need no escaping, and no two are alike") {
  const Random random = crypto::system_random();
  std::set<std::string> tokens;
  for (int i = 0; i < 100; ++i) tokens.insert(crypto::token(random));
  CHECK(tokens.size() == 100);
  for (const std::string& one : tokens) {
    CHECK(one.size() == 43);
    CHECK(one.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == one.npos);
  }
  const Random zero = [](std::span<unsigned char> bytes) { std::ranges::fill(bytes, 0); };
  CHECK(crypto::token(zero) == std::string(43, 'A'));
}

TEST_CASE("crypto: the digest is BLAKE2b with 256 bits") {
  CHECK(crypto::digest("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(crypto::digest("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("crypto: only its own password fits a hash, and two hashes of one password differ") {
  const std::string hash = crypto::hash_password("correct horse", crypto::Effort::least);
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(crypto::is_password(hash, "correct horse"));
  CHECK_FALSE(crypto::is_password(hash, "correct horsE"));
  CHECK_FALSE(crypto::is_password(hash, ""));
  CHECK(hash != crypto::hash_password("correct horse", crypto::Effort::least));
}

TEST_CASE("crypto: what is no hash fits no password, and long passwords are refused before any work") {
  CHECK_FALSE(crypto::is_password("", ""));
  CHECK_FALSE(crypto::is_password("plain", "plain"));
  CHECK_FALSE(crypto::is_password(std::string(5000, '$'), "x"));
  const std::string longest(1024, 'x');
  CHECK(crypto::is_password(crypto::hash_password(longest, crypto::Effort::least), longest));
  CHECK_THROWS_AS(crypto::hash_password(longest + "x", crypto::Effort::least), std::invalid_argument);
}

TEST_CASE("crypto: a hash made with less effort is outdated") {
  const std::string hash = crypto::hash_password("correct horse", crypto::Effort::least);
  CHECK(crypto::is_outdated(hash, crypto::Effort::usual));
  CHECK_FALSE(crypto::is_outdated(hash, crypto::Effort::least));
  CHECK(crypto::is_outdated("no hash", crypto::Effort::least));
}

TEST_CASE("crypto: a signature belongs to one text and one key") {
  const std::string key(32, 'k');
  const std::string signature = crypto::sign("invitation 1", key);
  CHECK(crypto::is_signed("invitation 1", signature, key));
  CHECK_FALSE(crypto::is_signed("invitation 2", signature, key));
  CHECK_FALSE(crypto::is_signed("invitation 1", signature, std::string(32, 'j')));
  CHECK_FALSE(crypto::is_signed("invitation 1", signature.substr(1), key));
  CHECK_THROWS_AS(crypto::sign("invitation 1", "short"), std::invalid_argument);
}

TEST_CASE("crypto: one-time codes are those of RFC 6238") {
  const std::string secret = "12345678901234567890";  // its appendix B, of eight digits the last six
  CHECK(crypto::totp(secret, 59) == "287082");
  CHECK(crypto::totp(secret, 1111111109) == "081804");
  CHECK(crypto::totp(secret, 1111111111) == "050471");
  CHECK(crypto::totp(secret, 20000000000) == "353130");
}

TEST_CASE("crypto: a code is right for its step and the two beside it") {
  const std::string secret = "12345678901234567890";
  const std::string code = crypto::totp(secret, 1111111111);
  constexpr std::int64_t step = 1111111111 / 30;
  for (const int away : {-30, 0, 30}) CHECK(crypto::totp_step(secret, code, 1111111111 + away) == step);
  for (const int away : {-90, 90}) CHECK(crypto::totp_step(secret, code, 1111111111 + away) == 0);
  CHECK(crypto::totp_step(secret, "", 1111111111) == 0);
}

TEST_CASE("crypto: secrets are typed in base 32") {
  // RFC 4648, section 10, without padding.
  CHECK(crypto::base32("") == "");
  CHECK(crypto::base32("f") == "MY");
  CHECK(crypto::base32("foob") == "MZXW6YQ");
  CHECK(crypto::base32("foobar") == "MZXW6YTBOI");
  for (const std::string_view bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar", "\xff\x80 \x01"})
    CHECK(crypto::from_base32(crypto::base32(bytes)) == bytes);
}

TEST_CASE("bytes are written in base64 with padding") {
  CHECK(crypto::base64("").empty());
  CHECK(crypto::base64("a:b") == "YTpi");
  CHECK(crypto::base64("Aladdin:open sesame") == "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}
