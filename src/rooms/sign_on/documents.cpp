#include "rooms/sign_on/documents.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/fetch/fetch.h"
#include "platform/json/json.h"

namespace sign_on {

namespace {

constexpr std::size_t most_keys = 100, longest_access_token = 16 * 1024;

std::unexpected<Failure> invalid(std::string say) { return fail(FailureKind::invalid, std::move(say)); }

Result<json::Value> object(std::string_view document) {
  auto value = json::parse(document);
  if (!value || value->object() == nullptr) return invalid("the answer is no JSON object");
  return *std::move(value);
}

// Empty when there is no such text.
std::string text_of(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

Result<std::string> address_of(const json::Value& value, std::string_view name) {
  std::string address = text_of(value, name);
  if (!fetch::check_address(address, name))
    return invalid("the discovery document has no address that may be asked as " + std::string(name));
  return address;
}

bool lists(const json::Value* value, std::string_view word) {
  const json::Array* array = value != nullptr ? value->array() : nullptr;
  return array != nullptr && std::ranges::any_of(*array, [&](const json::Value& one) {
           return one.string() != nullptr && *one.string() == word;
         });
}

}  // namespace

Result<Metadata> read_metadata(std::string_view document, std::string_view issuer) {
  const json::Value value = TRY(object(document));
  if (text_of(value, "issuer") != issuer) return invalid("the discovery document is another issuer's");
  Metadata metadata;
  metadata.authorization_endpoint = TRY(address_of(value, "authorization_endpoint"));
  metadata.token_endpoint = TRY(address_of(value, "token_endpoint"));
  metadata.jwks_uri = TRY(address_of(value, "jwks_uri"));
  if (value.find("userinfo_endpoint") != nullptr)
    metadata.userinfo_endpoint = TRY(address_of(value, "userinfo_endpoint"));
  const json::Value* proofs = value.find("token_endpoint_auth_methods_supported");
  metadata.takes_basic = proofs == nullptr || lists(proofs, "client_secret_basic");
  const json::Value* names = value.find("authorization_response_iss_parameter_supported");
  metadata.names_itself_in_callback = names != nullptr && names->boolean().value_or(false);
  return metadata;
}

Result<std::vector<crypto::PublicKey>> read_keys(std::string_view document) {
  const json::Value value = TRY(object(document));
  const json::Value* listed = value.find("keys");
  const json::Array* entries = listed != nullptr ? listed->array() : nullptr;
  if (entries == nullptr || entries->size() > most_keys) return invalid("the keys are no list of at most 100");
  std::vector<crypto::PublicKey> keys;
  for (const json::Value& entry : *entries) {
    crypto::PublicKey key{.kty = text_of(entry, "kty"),
                          .kid = text_of(entry, "kid"),
                          .alg = text_of(entry, "alg"),
                          .use = text_of(entry, "use"),
                          .n = text_of(entry, "n"),
                          .e = text_of(entry, "e"),
                          .crv = text_of(entry, "crv"),
                          .x = text_of(entry, "x"),
                          .y = text_of(entry, "y")};
    if (key.kty == "RSA" || key.kty == "EC") keys.push_back(std::move(key));
  }
  return keys;
}

Result<Tokens> read_tokens(int status, std::string_view document) {
  const auto value = object(document);
  if (value && value->find("error") != nullptr)
    return fail(FailureKind::invalid,
                "the token endpoint answered " + std::to_string(status) + ", " + error_name(text_of(*value, "error")),
                error_name(text_of(*value, "error")));
  if (status != 200 || !value) return invalid("the token endpoint answered " + std::to_string(status));
  Tokens tokens{text_of(*value, "access_token"), text_of(*value, "id_token")};
  const bool plain = std::ranges::all_of(tokens.access_token, [](char c) { return c > ' ' && c < '\x7F'; });
  if (!plain || tokens.access_token.size() > longest_access_token)
    return invalid("the token endpoint gave an access token that cannot be used");
  return tokens;
}

std::string error_name(std::string_view said) {
  const bool is_name = !said.empty() && said.size() <= 64 &&
                       std::ranges::all_of(said, [](char c) { return text::is_letter(c) || c == '_'; });
  return is_name ? std::string(said) : "unknown";
}

}  // namespace sign_on
