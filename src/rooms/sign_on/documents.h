// What a provider's server answers, read: it computes only. A Failure's sentence is for the log, and repeats nothing
// that could be a secret.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/crypto/jwt.h"

namespace sign_on {

// /.well-known/openid-configuration (OpenID Connect Discovery 1.0).
struct Metadata {
  std::string authorization_endpoint, token_endpoint, jwks_uri;
  std::string userinfo_endpoint = {};     // empty: none
  bool takes_basic = true;                // the client's secret in a header
  bool names_itself_in_callback = false;  // RFC 9207
};
// invalid when it is another issuer's, or names an address that one may not ask.
Result<Metadata> read_metadata(std::string_view document, std::string_view issuer);

// JWKS: the keys that tokens are signed with; others are left out. At most 100.
Result<std::vector<crypto::PublicKey>> read_keys(std::string_view document);

struct Tokens {
  std::string access_token;  // letters that may stand in a header; empty: none
  std::string id_token;      // empty: none
};
// invalid when it says "error"; GitHub does so with a status of 200.
Result<Tokens> read_tokens(int status, std::string_view document);

// An error's name, as a server or the browser says it: "access_denied"; "unknown" for what is no name.
std::string error_name(std::string_view said);

}  // namespace sign_on
