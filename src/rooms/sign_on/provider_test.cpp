#include "rooms/sign_on/provider.h"

#include <catch2/catch.hpp>

using sign_on::ClientProof;
using sign_on::Kind;
using sign_on::SecondFactor;

namespace {

const std::string google =
    "# Google\nname = google\nlabel=Google\nissuer = https://accounts.google.com\nclient-id = 12.apps\n"
    "client-secret = env:GOOGLE\n\n";
const std::string github =
    "name = github\nkind = oauth2\nauthorization-endpoint = https://github.com/login/oauth/authorize\n"
    "token-endpoint = https://github.com/login/oauth/access_token\nuser-endpoint = https://api.github.com/user\n"
    "emails-endpoint = https://api.github.com/user/emails\nscopes = user:email\nclient-id = Iv1\n";

Result<std::string> secrets(std::string_view source) {
  if (source == "env:GOOGLE") return std::string("s3cret");
  return fail(FailureKind::invalid, "There is no such secret.", "client-secret");
}

std::string refused_at(const std::string& text) {
  const auto provider = sign_on::read_provider(text, secrets);
  REQUIRE_FALSE(provider);
  CHECK(provider.error().say.ends_with('.'));
  return provider.error().field;
}

}  // namespace

TEST_CASE("SO1: a file describes a provider of OpenID Connect") {
  const auto provider = sign_on::read_provider(google, secrets).value();
  CHECK(provider.name == "google");
  CHECK(provider.label == "Google");
  CHECK(provider.kind == Kind::oidc);
  CHECK(provider.issuer == "https://accounts.google.com");
  CHECK(provider.client_secret == "s3cret");
  CHECK(provider.scopes == "openid email");
  CHECK(provider.verified_field == "email_verified");
  CHECK(provider.second_factor == SecondFactor::no);
  CHECK(provider.pkce);
  const auto more = sign_on::read_provider(
      google + "second-factor = claims\nsecond-factor-acr = gold  silver\nclient-proof = post\r\n", secrets);
  CHECK(more->second_factor == SecondFactor::by_claims);
  CHECK(more->second_factor_acr == std::vector<std::string>{"gold", "silver"});
  CHECK(more->client_proof == ClientProof::post);
}

TEST_CASE("SO1: a file describes a provider of OAuth 2") {
  const auto provider = sign_on::read_provider(github, secrets).value();
  CHECK(provider.kind == Kind::oauth2);
  CHECK(provider.label == "github");
  CHECK(provider.issuer == "https://api.github.com/user");
  CHECK(provider.id_field == "id");
  CHECK(provider.verified_field.empty());
  CHECK(provider.client_secret.empty());
  CHECK_FALSE(sign_on::read_provider(github + "pkce = no\n", secrets)->pkce);
}

TEST_CASE("SO1: what is missing, misspelt or not safe is refused at its setting") {
  CHECK(refused_at("") == "name");
  CHECK(refused_at("name = Google\n") == "name");
  CHECK(refused_at("name = ../x\n") == "name");
  CHECK(refused_at("name\n").empty());
  CHECK(refused_at(google + "isuer = x\n") == "isuer");
  CHECK(refused_at(google + "name = other\n") == "name");
  CHECK(refused_at(google + "scopes =\n") == "scopes");
  CHECK(refused_at(google + "scopes = email\n") == "scopes");
  CHECK(refused_at(google + "kind = saml\n") == "kind");
  CHECK(refused_at(google + "user-endpoint = https://x.example\n") == "user-endpoint");
  CHECK(refused_at(google + "second-factor = maybe\n") == "second-factor");
  CHECK(refused_at(google + "verified-field = a\tb\n") == "verified-field");
  CHECK(refused_at("name = a\nclient-id = b\n") == "issuer");
  CHECK(refused_at("name = a\nclient-id = b\nissuer = http://id.example\n") == "issuer");
  CHECK(refused_at("name = a\nclient-id = b\nissuer = https://id.example\nclient-secret = hunter2\n") ==
        "client-secret");
  CHECK(refused_at(github + "second-factor = claims\n") == "second-factor");
  CHECK(refused_at(github + "issuer = https://x.example\n") == "issuer");
  CHECK(refused_at("name = \xff\n").empty());
  CHECK(refused_at(std::string(17 * 1024, '#')).empty());
}

TEST_CASE("SO1: http is for this machine alone") {
  CHECK(sign_on::read_provider("name = a\nclient-id = b\nissuer = http://127.0.0.1:9000\n", secrets));
}
