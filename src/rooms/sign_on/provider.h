// A provider of single sign-on, as whoever runs the server describes it in a file (SO1):
//
//   # Google
//   name = google
//   label = Google
//   kind = oidc
//   issuer = https://accounts.google.com
//   client-id = 1234.apps.googleusercontent.com
//   client-secret = file:/etc/cairn/google-secret
//
// All settings: docs/operate/sign-on.md.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace sign_on {

enum class Kind : std::uint8_t { oidc, oauth2 };
// How we show the provider that we are its client.
enum class ClientProof : std::uint8_t { by_discovery, basic, post };
// Whether a sign-on there is a second factor here (SO10).
enum class SecondFactor : std::uint8_t { no, yes, by_claims };

struct Provider {
  std::string name;   // stands in addresses: "google"
  std::string label;  // stands on the button: "Google"
  Kind kind = Kind::oidc;
  std::string issuer;  // with OAuth 2 the user endpoint: what subjects are kept under
  std::string client_id;
  std::string client_secret = {};  // empty: a client without one
  ClientProof client_proof = ClientProof::by_discovery;
  std::string scopes = {};
  SecondFactor second_factor = SecondFactor::no;
  std::vector<std::string> second_factor_acr = {};
  // Of OAuth 2 alone; `emails_endpoint` may be empty.
  std::string authorization_endpoint = {}, token_endpoint = {}, user_endpoint = {}, emails_endpoint = {};
  bool pkce = true;
  // Of the token's claims, or of what the user endpoint says.
  std::string id_field = {}, email_field = {}, verified_field = {};  // no verified field: no address is verified
};

// The secret behind "file:PATH" or "env:NAME".
using Secrets = std::function<Result<std::string>(std::string_view source)>;
// invalid: the field is the setting, the sentence has its line.
Result<Provider> read_provider(std::string_view text, const Secrets& secrets);

}  // namespace sign_on
