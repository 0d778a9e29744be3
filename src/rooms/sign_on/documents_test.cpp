#include "rooms/sign_on/documents.h"

#include <catch2/catch.hpp>

#include "kernel/text.h"

namespace {

constexpr std::string_view issuer = "https://id.example";
constexpr std::string_view discovery =
    R"({"issuer":"https://id.example","authorization_endpoint":"https://id.example/auth",)"
    R"("token_endpoint":"https://id.example/token","jwks_uri":"https://id.example/keys"})";

std::string with(std::string_view from, std::string_view to) {
  REQUIRE(discovery.find(from) != std::string_view::npos);
  return text::replace_all(std::string(discovery), from, to);
}

}  // namespace

TEST_CASE("a discovery document says where to ask, and how") {
  const auto plain = sign_on::read_metadata(discovery, issuer).value();
  CHECK(plain.token_endpoint == "https://id.example/token");
  CHECK(plain.userinfo_endpoint.empty());
  CHECK(plain.takes_basic);
  CHECK_FALSE(plain.names_itself_in_callback);
  const auto full = sign_on::read_metadata(
      with("{", R"({"userinfo_endpoint":"https://id.example/me","authorization_response_iss_parameter_supported":true,
                    "token_endpoint_auth_methods_supported":["client_secret_post"],)"),
      issuer);
  CHECK(full->userinfo_endpoint == "https://id.example/me");
  CHECK_FALSE(full->takes_basic);
  CHECK(full->names_itself_in_callback);
}

TEST_CASE("SO1: a discovery document that is another's, or leads where one may not ask, is refused") {
  CHECK_FALSE(sign_on::read_metadata(discovery, "https://id.example/"));
  CHECK_FALSE(sign_on::read_metadata(with("https://id.example/token", "http://id.example/token"), issuer));
  CHECK_FALSE(sign_on::read_metadata(with("https://id.example/keys", "file:///etc/passwd"), issuer));
  CHECK_FALSE(sign_on::read_metadata(with("https://id.example/auth", "javascript:alert(1)"), issuer));
  CHECK_FALSE(sign_on::read_metadata(with("{", R"({"userinfo_endpoint":7,)"), issuer));
  for (const std::string_view bad : {"", "[]", "{", "null", "<html>"}) CHECK_FALSE(sign_on::read_metadata(bad, issuer));
}

TEST_CASE("keys of kinds that are not known are left out") {
  const auto keys = sign_on::read_keys(
      R"({"keys":[{"kty":"RSA","kid":"a","n":"AQ","e":"AQAB","use":"sig"},{"kty":"oct","k":"x"},7,{"kty":"EC","x":1}]})");
  REQUIRE(keys->size() == 2);
  CHECK((*keys)[0].kid == "a");
  CHECK((*keys)[0].use == "sig");
  CHECK((*keys)[1].x.empty());
  CHECK_FALSE(sign_on::read_keys(R"({"keys":{}})"));
  CHECK_FALSE(sign_on::read_keys("{}"));
  std::string many = "[0";
  for (int i = 0; i < 100; ++i) many += ",0";
  CHECK_FALSE(sign_on::read_keys("{\"keys\":" + many + "]}"));
}

TEST_CASE("a token endpoint's refusal is told by its name alone") {
  CHECK(sign_on::read_tokens(200, R"({"access_token":"a","id_token":"b.c.d"})")->id_token == "b.c.d");
  const auto refused = sign_on::read_tokens(400, R"({"error":"invalid_grant","error_description":"secret 123"})");
  CHECK(refused.error().field == "invalid_grant");
  CHECK(refused.error().say == "the token endpoint answered 400, invalid_grant");
  CHECK(sign_on::read_tokens(200, R"({"error":"bad_verification_code"})").error().field == "bad_verification_code");
  CHECK(sign_on::read_tokens(400, R"({"error":"a\nb"})").error().say.ends_with("400, unknown"));
  CHECK_FALSE(sign_on::read_tokens(302, R"({"access_token":"a"})"));
  CHECK_FALSE(sign_on::read_tokens(200, "access_token=a"));
  CHECK_FALSE(sign_on::read_tokens(200, R"({"access_token":"a\r\nX-Injected: 1"})"));
}
