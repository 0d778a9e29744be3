#include "rooms/sign_on/conversation.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/json/json.h"
#include "rooms/sign_on/claims.h"

using namespace std::chrono_literals;

namespace sign_on {

namespace {

constexpr auto life_of_documents = 1h;
constexpr fetch::Limits limits{.connect = 4'000ms, .whole = 8'000ms, .bytes = 256 * 1024};
constexpr std::string_view no_answer = "no answer";  // the field of a Failure: the host was not reached

std::unexpected<Failure> invalid(std::string say, std::string field = {}) {
  return fail(FailureKind::invalid, std::move(say), std::move(field));
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (text::is_letter(c) || text::is_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos)
      out += c;
    else
      ((out += '%') += digits[byte >> 4U]) += digits[byte & 15U];
  }
  return out;
}

Result<json::Value> document(std::string_view text) {
  auto value = json::parse(text);
  if (!value) return invalid("the answer is no JSON");
  return *std::move(value);
}

Result<crypto::SignedWith> header_of(const crypto::SignedToken& token) {
  const json::Value header = TRY(document(token.header()));
  crypto::SignedWith with;
  if (const json::Value* alg = header.find("alg"); alg != nullptr && alg->string()) with.alg = *alg->string();
  if (const json::Value* kid = header.find("kid"); kid != nullptr && kid->string()) with.kid = *kid->string();
  return with;
}

Trouble trouble_of(const Failure& failure, const std::string& label) {
  if (failure.field == no_answer)
    return {label + " does not answer at this moment. Please try again in a few minutes, or sign in another way.",
            failure.say};
  if (failure.field == "invalid_grant" || failure.field == "bad_verification_code")
    return {"That took too long, or was used already. Please try again.", failure.say};
  return {label +
              " gave an answer that cannot be trusted, so nobody was signed in. Please try again; if it stays so, "
              "tell whoever runs this server.",
          failure.say};
}

std::vector<fetch::Field> bearer(const Tokens& tokens) {
  return {{"Accept", "application/json"}, {"Authorization", "Bearer " + tokens.access_token}};
}

}  // namespace

Hosts real_hosts() {
  return {.get = [](const auto& address, const auto& headers) { return fetch::get(address, headers, limits); },
          .post_form = [](const auto& address, const auto& form,
                          const auto& headers) { return fetch::post_form(address, form, headers, limits); }};
}

std::expected<std::string, Trouble> Conversation::way_there(const Leaving& leaving, Moment now) {
  std::string endpoint = provider_.authorization_endpoint;
  if (provider_.kind == Kind::oidc) {
    const auto kept = published(now);
    if (!kept) return std::unexpected(trouble_of(kept.error(), provider_.label));
    endpoint = kept->metadata.authorization_endpoint;
  }
  std::string address = endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + "response_type=code";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) ((((address += '&') += name) += '=') += encoded(value));
  };
  add("client_id", provider_.client_id);
  add("redirect_uri", leaving.back);
  add("scope", provider_.scopes);
  add("state", leaving.state);
  if (provider_.kind == Kind::oidc) add("nonce", leaving.nonce);
  // SO3: always, but where an OAuth 2 provider is set to refuse it.
  if (provider_.pkce) {
    add("code_challenge", leaving.challenge);
    add("code_challenge_method", "S256");
  }
  return address;
}

Outcome Conversation::identity(const Arrived& arrived, Moment now) {
  auto found = provider_.kind == Kind::oidc ? by_token(arrived, now) : by_user_endpoint(arrived);
  if (!found) return std::unexpected(trouble_of(found.error(), provider_.label));
  return *std::move(found);
}

Result<Identity> Conversation::by_token(const Arrived& arrived, Moment now) {
  Kept kept = TRY(published(now));
  if (arrived.issuer.empty() ? kept.metadata.names_itself_in_callback : arrived.issuer != provider_.issuer)
    return invalid("the callback names another issuer, or none");
  const ClientProof by_default = kept.metadata.takes_basic ? ClientProof::basic : ClientProof::post;
  const Tokens tokens = TRY(
      ask_tokens(kept.metadata.token_endpoint,
                 provider_.client_proof == ClientProof::by_discovery ? by_default : provider_.client_proof, arrived));
  const auto token = TRY(crypto::SignedToken::read(tokens.id_token));
  const auto with = TRY(header_of(token));
  const std::string said = TRY(payload(token, with, kept));
  const json::Value claims = TRY(document(said));
  Identity identity = TRY(check_claims(claims, provider_, arrived.nonce, now));
  if (!identity.email.empty() || kept.metadata.userinfo_endpoint.empty() || tokens.access_token.empty())
    return identity;
  const std::string info = TRY(ask(kept.metadata.userinfo_endpoint, bearer(tokens)));
  return with_user_info(std::move(identity), TRY(document(info)), provider_);
}

Result<std::string> Conversation::payload(const crypto::SignedToken& token, const crypto::SignedWith& with,
                                          Kept& kept) {
  const bool is_known = with.kid.empty() || std::ranges::any_of(kept.keys, [&](const crypto::PublicKey& key) {
                          return key.kid == with.kid;
                        });
  // SO5: once more when a token names one that is not known.
  if (!is_known) {
    kept.keys = TRY(ask_keys(kept.metadata));
    const std::scoped_lock lock(mutex_);
    kept_ = kept;
  }
  return token.payload(with, kept.keys);
}

Result<Identity> Conversation::by_user_endpoint(const Arrived& arrived) const {
  const ClientProof proof =
      provider_.client_proof == ClientProof::by_discovery ? ClientProof::post : provider_.client_proof;
  const Tokens tokens = TRY(ask_tokens(provider_.token_endpoint, proof, arrived));
  if (tokens.access_token.empty()) return invalid("the token endpoint gave no access token");
  const std::string who = TRY(ask(provider_.user_endpoint, bearer(tokens)));
  const json::Value user = TRY(document(who));
  if (provider_.emails_endpoint.empty()) return read_user(user, nullptr, provider_);
  const std::string addresses = TRY(ask(provider_.emails_endpoint, bearer(tokens)));
  const json::Value emails = TRY(document(addresses));
  return read_user(user, &emails, provider_);
}

Result<Tokens> Conversation::ask_tokens(const std::string& endpoint, ClientProof proof, const Arrived& arrived) const {
  std::vector<fetch::Field> form{
      {"grant_type", "authorization_code"}, {"code", arrived.code}, {"redirect_uri", arrived.back}};
  std::vector<fetch::Field> headers{{"Accept", "application/json"}};
  if (provider_.pkce) form.push_back({"code_verifier", arrived.verifier});
  if (proof == ClientProof::basic && !provider_.client_secret.empty()) {
    headers.push_back({"Authorization", "Basic " + crypto::base64(encoded(provider_.client_id) + ":" +
                                                                  encoded(provider_.client_secret))});
  } else {
    form.push_back({"client_id", provider_.client_id});
    if (!provider_.client_secret.empty()) form.push_back({"client_secret", provider_.client_secret});
  }
  const auto answer = hosts_.post_form(endpoint, form, headers);
  if (!answer) return invalid(answer.error().say, std::string(no_answer));
  if (answer->status >= 500)
    return invalid("the token endpoint answered " + std::to_string(answer->status), std::string(no_answer));
  return read_tokens(answer->status, answer->body);
}

Result<Conversation::Kept> Conversation::published(Moment now) {
  {
    const std::scoped_lock lock(mutex_);
    if (kept_ && now < kept_->until) return *kept_;
  }
  // The lock is not held while another host is asked: at worst two ask at once.
  std::string address = provider_.issuer;
  if (address.ends_with('/')) address.pop_back();
  const std::string found = TRY(ask(address + "/.well-known/openid-configuration", {{"Accept", "application/json"}}));
  const Metadata metadata = TRY(read_metadata(found, provider_.issuer));
  Kept kept{now.plus(life_of_documents), metadata, TRY(ask_keys(metadata))};
  const std::scoped_lock lock(mutex_);
  kept_ = kept;
  return kept;
}

Result<std::vector<crypto::PublicKey>> Conversation::ask_keys(const Metadata& metadata) const {
  return read_keys(TRY(ask(metadata.jwks_uri, {{"Accept", "application/json"}})));
}

Result<std::string> Conversation::ask(const std::string& address, const std::vector<fetch::Field>& headers) const {
  auto answer = hosts_.get(address, headers);
  if (!answer) return invalid(answer.error().say, std::string(no_answer));
  if (answer->status == 200) return std::move(answer->body);
  return invalid("an endpoint answered " + std::to_string(answer->status),
                 answer->status >= 500 ? std::string(no_answer) : std::string());
}

}  // namespace sign_on
