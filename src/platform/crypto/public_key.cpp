#include "platform/crypto/public_key.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <memory>
#include <stdexcept>

namespace crypto {

namespace {

template <auto Free>
struct Freed {
  template <class Thing>
  void operator()(Thing* thing) const {
    Free(thing);
  }
};
using Number = std::unique_ptr<BIGNUM, Freed<&BN_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<&EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freed<&EVP_MD_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<&OSSL_PARAM_BLD_free>>;
using Parts = std::unique_ptr<OSSL_PARAM, Freed<&OSSL_PARAM_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, Freed<&ECDSA_SIG_free>>;

constexpr std::size_t half = 32;  // bytes of a coordinate of P-256, and of each number of an ES256 signature
constexpr int least_bits = 2048, most_bits = 8192, most_exponent_bits = 33;

std::unexpected<Failure> no_key() {
  ERR_clear_error();
  return fail(FailureKind::invalid, "The issuer publishes a key that is none.");
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

Number number(std::string_view bytes) {
  Number read(BN_bin2bn(bytes_of(bytes), static_cast<int>(bytes.size()), nullptr));
  if (!read) throw std::bad_alloc();
  return read;
}

// Null when the parts make no key.
Key make_key(const char* kind, const Builder& builder) {
  const Parts parts(OSSL_PARAM_BLD_to_param(builder.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  if (!parts || !context) throw std::runtime_error("OpenSSL cannot be used on this machine");
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parts.get()) != 1)
    return nullptr;
  return Key(key);
}

bool is_signed(std::string_view text, std::string_view signature, const Key& key) {
  const DigestContext context(EVP_MD_CTX_new());
  if (!context || EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key.get()) != 1)
    throw std::runtime_error("OpenSSL cannot verify signatures on this machine");
  const int verdict =
      EVP_DigestVerify(context.get(), bytes_of(signature), signature.size(), bytes_of(text), text.size());
  ERR_clear_error();
  return verdict == 1;
}

// The two numbers of ES256 as OpenSSL takes them; empty when they are no signature.
std::string in_der(std::string_view signature) {
  if (signature.size() != 2 * half) return {};
  Number r = number(signature.substr(0, half)), s = number(signature.substr(half));
  const Pair pair(ECDSA_SIG_new());
  if (!pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) throw std::bad_alloc();
  (void)r.release(), (void)s.release();  // the pair owns them now
  unsigned char* out = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &out);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
  OPENSSL_free(out);
  return der;
}

}  // namespace

Result<bool> is_signed_rs256(std::string_view text, std::string_view signature, const PublicKey& key) {
  const Number n = number(TRY(from_base64url(key.n))), e = number(TRY(from_base64url(key.e)));
  const int bits = BN_num_bits(n.get());
  if (bits < least_bits || bits > most_bits || !BN_is_odd(n.get())) return no_key();
  if (BN_num_bits(e.get()) < 2 || BN_num_bits(e.get()) > most_exponent_bits || !BN_is_odd(e.get())) return no_key();
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
    throw std::bad_alloc();
  const Key made = make_key("RSA", builder);
  if (!made) return no_key();
  return is_signed(text, signature, made);  // EVP's padding for RSA is that of RS256 (PKCS #1 v1.5)
}

Result<bool> is_signed_es256(std::string_view text, std::string_view signature, const PublicKey& key) {
  const std::string x = TRY(from_base64url(key.x)), y = TRY(from_base64url(key.y));
  if (key.crv != "P-256" || x.size() != half || y.size() != half) return no_key();
  const std::string point = "\x04" + x + y;
  const Builder builder(OSSL_PARAM_BLD_new());
  if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    throw std::bad_alloc();
  const Key made = make_key("EC", builder);
  if (!made) return no_key();
  const std::string der = in_der(signature);
  return !der.empty() && is_signed(text, der, made);
}

}  // namespace crypto
