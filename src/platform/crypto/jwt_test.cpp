#include "platform/crypto/jwt.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

using crypto::PublicKey;
using crypto::SignedToken;

namespace {

// RFC 7515, appendices A.2 and A.3.
const std::string payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const std::string rs256 = "eyJhbGciOiJSUzI1NiJ9." + payload +
                          ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7"
                          "AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4"
                          "BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K"
                          "0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqv"
                          "hJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrB"
                          "p0igcN_IoypGlUPQGe77Rw";
const std::string es256 = "eyJhbGciOiJFUzI1NiJ9." + payload +
                          ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const std::string claims = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";

PublicKey rsa() {
  PublicKey key{.kty = "RSA"};
  key.n =
      "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pC"
      "gNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg6"
      "65xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRW"
      "yuXpoQ";
  key.e = "AQAB";
  return key;
}
PublicKey another_rsa() {  // RFC 7517, appendix A.1
  PublicKey key{.kty = "RSA"};
  key.n =
      "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknj"
      "hMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQ"
      "vRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzK"
      "nqDKgw";
  key.e = "AQAB";
  return key;
}
PublicKey ec() {
  PublicKey key{.kty = "EC"};
  key.crv = "P-256";
  key.x = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
  key.y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
  return key;
}
PublicKey called(PublicKey key, const std::string& kid) {
  key.kid = kid;
  return key;
}

Result<std::string> read(const std::string& token, const crypto::SignedWith& with, const std::vector<PublicKey>& keys) {
  return TRY(SignedToken::read(token)).payload(with, keys);
}
std::string refused(const std::string& token, const crypto::SignedWith& with, const std::vector<PublicKey>& keys) {
  const auto result = read(token, with, keys);
  return result ? "accepted" : result.error().say;
}

const std::string not_theirs = "The token's signature is not that of its issuer.";
const std::string no_key = "The issuer publishes no key that the token could be signed with.";

}  // namespace

TEST_CASE("jwt: the examples of RFC 7515 are signed by their keys") {
  CHECK(read(rs256, {"RS256", ""}, {rsa()}) == claims);
  CHECK(read(es256, {"ES256", ""}, {ec()}) == claims);
  CHECK(SignedToken::read(rs256)->header() == R"({"alg":"RS256"})");
}

TEST_CASE("jwt: a token is its key's alone") {
  CHECK(refused(rs256, {"RS256", ""}, {another_rsa()}) == not_theirs);
  PublicKey flipped = ec();
  std::swap(flipped.x, flipped.y);  // no point of the curve
  CHECK(refused(es256, {"ES256", ""}, {flipped}) == "The issuer publishes a key that is none.");
  // Another point of the curve: its generator.
  PublicKey generator = ec();
  generator.x = "axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY";
  generator.y = "T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU";
  CHECK(refused(es256, {"ES256", ""}, {generator}) == not_theirs);
}

TEST_CASE("jwt: any change of header, payload or signature is seen") {
  for (std::size_t at = 0; at < es256.size(); at += 7) {
    std::string changed = es256;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    CAPTURE(at);
    CHECK_FALSE(read(changed, {"ES256", ""}, {ec()}));
  }
  for (std::size_t at = rs256.rfind('.') - 20; at < rs256.size(); at += 11) {
    std::string changed = rs256;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    CAPTURE(at);
    CHECK_FALSE(read(changed, {"RS256", ""}, {rsa()}));
  }
}

TEST_CASE("jwt: a token that is cut short is none") {
  for (std::size_t size = 0; size < es256.size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(read(es256.substr(0, size), {"ES256", ""}, {ec()}));
  }
  const std::string without_signature = rs256.substr(0, rs256.rfind('.') + 1);
  CHECK(refused(without_signature, {"RS256", ""}, {rsa()}) == not_theirs);
  CHECK_FALSE(SignedToken::read(rs256 + "."));
  CHECK_FALSE(SignedToken::read(rs256 + "="));
  CHECK_FALSE(SignedToken::read(std::string(17 * 1024, 'A')));
}

TEST_CASE("jwt: the algorithm is one of two, and fits its key") {
  const std::string unsigned_token = "eyJhbGciOiJub25lIn0." + payload + ".";
  CHECK(refused(unsigned_token, {"none", ""}, {rsa()}) == "A token with the algorithm none proves nothing.");
  CHECK(refused(rs256, {"HS256", ""}, {rsa()}) == "A token with the algorithm HS256 proves nothing.");
  for (const char* other : {"", "None", "RS512", "PS256", "ES384", "EdDSA", "rs256"})
    CHECK(refused(rs256, {other, ""}, {rsa()}) == "Tokens are signed with RS256 or ES256.");
  CHECK(refused(rs256, {"ES256", ""}, {rsa()}) == no_key);
  CHECK(refused(es256, {"RS256", ""}, {ec()}) == no_key);
  CHECK(refused(rs256, {"ES256", ""}, {ec()}) == not_theirs);
  CHECK(refused(es256, {"RS256", ""}, {rsa()}) == not_theirs);
}

TEST_CASE("jwt: the key is the one that is named, or the only one") {
  const std::vector<PublicKey> both{called(another_rsa(), "old"), called(rsa(), "new"), called(ec(), "new")};
  CHECK(read(rs256, {"RS256", "new"}, both) == claims);
  CHECK(refused(rs256, {"RS256", "old"}, both) == not_theirs);
  CHECK(refused(rs256, {"RS256", "unheard of"}, both) == no_key);
  CHECK(refused(rs256, {"RS256", ""}, both) ==
        "The issuer publishes several keys that the token could be signed with.");
  CHECK(read(es256, {"ES256", ""}, both) == claims);
  CHECK(refused(rs256, {"RS256", ""}, {}) == no_key);
}

TEST_CASE("jwt: a key that is for something else signs nothing") {
  PublicKey key = rsa();
  key.use = "enc";
  CHECK(refused(rs256, {"RS256", ""}, {key}) == no_key);
  key.use = "sig";
  key.alg = "RS512";
  CHECK(refused(rs256, {"RS256", ""}, {key}) == no_key);
  key.alg = "RS256";
  CHECK(read(rs256, {"RS256", ""}, {key}) == claims);
}

TEST_CASE("jwt: keys that are too small, too large or malformed are refused before any work") {
  const auto with = [](std::string n, std::string e) {
    PublicKey key = rsa();
    key.n = std::move(n);
    key.e = std::move(e);
    return refused(rs256, {"RS256", ""}, {key});
  };
  const std::string none = "The issuer publishes a key that is none.";
  CHECK(with(rsa().n.substr(0, 172), "AQAB") == none);  // 1,032 bits
  CHECK(with(std::string(2000, 'f'), "AQAB") == none);  // 12,000 bits
  CHECK(with(rsa().n, "AQ") == none);                   // 1
  CHECK(with(rsa().n, "AA") == none);                   // 0
  CHECK(with(rsa().n, rsa().n) == none);                // makes each check slow
  CHECK(with("", "AQAB") == none);
  CHECK(with(rsa().n + "=", "AQAB") == "This is no base64url.");
  PublicKey key = ec();
  key.crv = "P-384";
  CHECK(refused(es256, {"ES256", ""}, {key}) == none);
  key = ec();
  key.x = "AA";
  CHECK(refused(es256, {"ES256", ""}, {key}) == none);
}

TEST_CASE("jwt: base64url is read strictly") {
  CHECK(crypto::from_base64url("") == "");
  CHECK(crypto::from_base64url("Zg") == "f");
  CHECK(crypto::from_base64url("_-8") == "\xFF\xEF");
  for (const char* bad : {"Zg==", "Zh", "Z", "+/8", "Z g", "Zg\n", "Zm9v!"}) CHECK_FALSE(crypto::from_base64url(bad));
}

TEST_CASE("jwt: the challenge of PKCE is that of RFC 7636") {
  CHECK(crypto::code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");  // its appendix B
  const Random ones = [](std::span<unsigned char> bytes) { std::ranges::fill(bytes, 1); };
  CHECK(crypto::code_verifier(ones).size() == 43);
}
