#include "rooms/sign_on/claims.h"

#include <algorithm>
#include <chrono>

#include "platform/crypto/crypto.h"

namespace sign_on {

namespace {

constexpr std::int64_t skew = 120, oldest = 10 * 60;  // seconds
constexpr std::size_t longest_subject = 255, longest_email = 254;

std::unexpected<Failure> invalid(std::string say) { return fail(FailureKind::invalid, std::move(say)); }

const std::string* text_at(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  return found != nullptr ? found->string() : nullptr;
}

// Seconds since 1970; some write them with a point.
std::optional<std::int64_t> time_at(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  if (found == nullptr) return {};
  if (const auto* broken = std::get_if<double>(&found->held()); broken != nullptr && *broken >= 0 && *broken < 1e15)
    return static_cast<std::int64_t>(*broken);
  const auto whole = found->integer();
  return whole && *whole >= 0 && *whole < 1'000'000'000'000'000 ? whole : std::nullopt;
}

// true, or as some servers write it.
bool is_true(const json::Value* value) {
  if (value == nullptr) return false;
  if (const std::string* word = value->string()) return *word == "true" || *word == "1";
  return value->boolean().value_or(false) || value->integer() == 1;
}

bool holds(const json::Value* value, std::string_view word) {
  if (value == nullptr) return false;
  if (const json::Array* list = value->array())
    return std::ranges::any_of(*list, [&](const json::Value& one) { return one.string() && *one.string() == word; });
  return false;
}

bool is_subject(std::string_view subject) {
  return !subject.empty() && subject.size() <= longest_subject &&
         std::ranges::all_of(subject, [](char c) { return c >= ' ' && c < '\x7F'; });
}

Result<void> check_audience(const json::Value& claims, const Provider& provider) {
  const std::string* party = text_at(claims, "azp");
  if (claims.find("azp") != nullptr && (party == nullptr || *party != provider.client_id))
    return invalid("the token was made for another party");
  const json::Value* audience = claims.find("aud");
  if (audience != nullptr && audience->string() != nullptr && *audience->string() == provider.client_id) return {};
  if (!holds(audience, provider.client_id)) return invalid("the token is for another audience");
  if (audience->array()->size() > 1 && party == nullptr)
    return invalid("the token is for several audiences and names no party");
  return {};
}

Result<void> check_times(const json::Value& claims, Moment now) {
  const std::int64_t at = now.seconds().time_since_epoch().count();
  const auto expires = time_at(claims, "exp"), issued = time_at(claims, "iat"), begins = time_at(claims, "nbf");
  if (!expires || *expires + skew <= at) return invalid("the token has expired, or does not say when it does");
  if (!issued || *issued > at + skew) return invalid("the token was issued in the future, or does not say when");
  if (*issued + oldest + skew < at) return invalid("the token was issued long ago");
  if (claims.find("nbf") != nullptr && (!begins || *begins > at + skew)) return invalid("the token does not hold yet");
  return {};
}

bool has_second_factor(const json::Value& claims, const Provider& provider) {
  if (provider.second_factor != SecondFactor::by_claims) return provider.second_factor == SecondFactor::yes;
  const std::string* level = text_at(claims, "acr");
  return holds(claims.find("amr"), "mfa") ||
         (level != nullptr &&
          std::ranges::find(provider.second_factor_acr, *level) != provider.second_factor_acr.end());
}

void take_email(Identity& identity, const json::Value& said, const Provider& provider) {
  const std::string* email = text_at(said, provider.email_field);
  if (email == nullptr || email->empty() || email->size() > longest_email) return;
  identity.email = *email;
  identity.email_verified = !provider.verified_field.empty() && is_true(said.find(provider.verified_field));
}

}  // namespace

Result<Identity> check_claims(const json::Value& claims, const Provider& provider, std::string_view nonce, Moment now) {
  if (claims.object() == nullptr) return invalid("the token holds no claims");
  const std::string* issuer = text_at(claims, "iss");
  if (issuer == nullptr || *issuer != provider.issuer) return invalid("the token is another issuer's");
  TRY(check_audience(claims, provider));
  TRY(check_times(claims, now));
  const std::string* said = text_at(claims, "nonce");
  if (nonce.empty() || said == nullptr || !crypto::is_same(*said, nonce))
    return invalid("the token answers another attempt");
  const std::string* subject = text_at(claims, "sub");
  if (subject == nullptr || !is_subject(*subject)) return invalid("the token says of nobody who it is about");
  Identity identity{.issuer = *issuer, .subject = *subject, .second_factor = has_second_factor(claims, provider)};
  take_email(identity, claims, provider);
  return identity;
}

Result<Identity> with_user_info(Identity identity, const json::Value& info, const Provider& provider) {
  const std::string* subject = text_at(info, "sub");
  if (subject == nullptr || *subject != identity.subject)
    return invalid("the userinfo endpoint speaks of somebody else");
  take_email(identity, info, provider);
  return identity;
}

Result<Identity> read_user(const json::Value& user, const json::Value* emails, const Provider& provider) {
  Identity identity{
      .issuer = provider.issuer, .subject = {}, .second_factor = provider.second_factor == SecondFactor::yes};
  const json::Value* id = user.find(provider.id_field);
  if (const std::string* text = id != nullptr ? id->string() : nullptr) identity.subject = *text;
  if (id != nullptr && id->integer()) identity.subject = std::to_string(*id->integer());
  if (!is_subject(identity.subject)) return invalid("the user endpoint says of nobody who it is about");
  if (emails == nullptr) {
    take_email(identity, user, provider);
    return identity;
  }
  const json::Array* list = emails->array();
  if (list == nullptr) return invalid("the e-mails endpoint gives no list");
  for (const json::Value& one : *list) {
    const std::string* email = text_at(one, "email");
    if (email == nullptr || email->size() > longest_email || !is_true(one.find("primary"))) continue;
    identity.email = *email;
    identity.email_verified = is_true(one.find("verified"));
    break;
  }
  return identity;
}

}  // namespace sign_on
