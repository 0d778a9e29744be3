#include "rooms/sign_on/provider.h"

#include <algorithm>
#include <array>
#include <map>

#include "kernel/text.h"
#include "platform/fetch/fetch.h"

namespace sign_on {

namespace {

constexpr std::size_t longest_file = 16 * 1024, longest_name = 32, longest_label = 60;

constexpr std::array<std::string_view, 9> of_both{
    "name", "label", "kind", "client-id", "client-secret", "scopes", "second-factor", "email-field", "verified-field"};
constexpr std::array<std::string_view, 3> of_oidc{"issuer", "client-proof", "second-factor-acr"};
constexpr std::array<std::string_view, 7> of_oauth2{
    "authorization-endpoint", "token-endpoint", "user-endpoint", "emails-endpoint", "id-field", "pkce", "client-proof"};

using Settings = std::map<std::string, std::string, std::less<>>;

std::unexpected<Failure> invalid(std::string_view setting, std::string say) {
  return fail(FailureKind::invalid, std::move(say), std::string(setting));
}

bool is_one_of(std::string_view name, const auto& names) { return std::ranges::find(names, name) != names.end(); }

// Lines "name = value"; what begins with "#" is a remark.
Result<Settings> read_settings(std::string_view text) {
  if (text.size() > longest_file) return invalid("", "A file of a provider has at most 16 KiB.");
  if (text::first_invalid_utf8(text) != std::string_view::npos) return invalid("", "The file is not UTF-8.");
  Settings settings;
  int number = 0;
  for (std::string_view line : text::split(text, '\n')) {
    const std::string where = "Line " + std::to_string(++number) + ": ";
    line = text::trim(line);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos) return invalid("", where + "a setting looks like \"name = value\".");
    const std::string name(text::trim(line.substr(0, sign))), value(text::trim(line.substr(sign + 1)));
    if (!is_one_of(name, of_both) && !is_one_of(name, of_oidc) && !is_one_of(name, of_oauth2))
      return invalid(name, where + "there is no such setting.");
    if (value.empty()) return invalid(name, where + "the setting is empty.");
    if (std::ranges::any_of(value, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }))
      return invalid(name, where + "the setting holds a control character.");
    if (!settings.emplace(name, value).second) return invalid(name, where + "the setting is there twice.");
  }
  return settings;
}

std::string value(const Settings& settings, std::string_view name, std::string_view otherwise = {}) {
  const auto found = settings.find(name);
  return found == settings.end() ? std::string(otherwise) : found->second;
}

Result<std::string> needed(const Settings& settings, std::string_view name) {
  std::string there = value(settings, name);
  if (there.empty()) return invalid(name, "The setting " + std::string(name) + " is missing.");
  return there;
}

Result<std::string> needed_address(const Settings& settings, std::string_view name) {
  std::string address = TRY(needed(settings, name));
  TRY(fetch::check_address(address, name));
  return address;
}

Result<std::string> read_name(const Settings& settings) {
  std::string name = TRY(needed(settings, "name"));
  const bool plain = std::ranges::all_of(
      name, [](char c) { return (text::is_letter(c) && c == text::lower(c)) || text::is_digit(c) || c == '-'; });
  if (!plain || name.size() > longest_name)
    return invalid("name", "A provider's name has small letters, digits and hyphens, at most 32.");
  return name;
}

template <class Value, std::size_t count>
Result<Value> choice(const Settings& settings, std::string_view name,
                     const std::array<std::pair<std::string_view, Value>, count>& choices) {
  const std::string word = value(settings, name, choices.front().first);
  for (const auto& [spelt, meant] : choices)
    if (spelt == word) return meant;
  std::string say = "The setting " + std::string(name) + " is one of:";
  for (const auto& [spelt, meant] : choices) (say += ' ') += spelt;
  return invalid(name, say + ".");
}

Result<void> refuse_of_other_kind(const Settings& settings, Kind kind) {
  for (const auto& [name, value] : settings) {
    const bool known =
        is_one_of(name, of_both) || (kind == Kind::oidc ? is_one_of(name, of_oidc) : is_one_of(name, of_oauth2));
    if (!known) return invalid(name, "The setting " + name + " does not belong to this kind of provider.");
  }
  return {};
}

Result<void> read_oidc(const Settings& settings, Provider& provider) {
  provider.issuer = TRY(needed_address(settings, "issuer"));
  provider.scopes = value(settings, "scopes", "openid email");
  const auto scopes = text::split(provider.scopes, ' ');
  if (!is_one_of("openid", scopes))
    return invalid("scopes", "The scopes of OpenID Connect have \"openid\" among them.");
  for (const std::string_view acr : text::split(value(settings, "second-factor-acr"), ' '))
    if (!acr.empty()) provider.second_factor_acr.emplace_back(acr);
  provider.id_field = "sub";
  provider.verified_field = value(settings, "verified-field", "email_verified");
  return {};
}

Result<void> read_oauth2(const Settings& settings, Provider& provider) {
  provider.authorization_endpoint = TRY(needed_address(settings, "authorization-endpoint"));
  provider.token_endpoint = TRY(needed_address(settings, "token-endpoint"));
  provider.user_endpoint = TRY(needed_address(settings, "user-endpoint"));
  if (settings.contains("emails-endpoint")) provider.emails_endpoint = TRY(needed_address(settings, "emails-endpoint"));
  provider.issuer = provider.user_endpoint;
  provider.scopes = value(settings, "scopes");
  provider.id_field = value(settings, "id-field", "id");
  provider.verified_field = value(settings, "verified-field");
  provider.pkce = TRY(choice<bool, 2>(settings, "pkce", {{{"yes", true}, {"no", false}}}));
  if (provider.second_factor == SecondFactor::by_claims)
    return invalid("second-factor", "OAuth 2 has no claims that tell of a second factor: yes or no.");
  return {};
}

}  // namespace

Result<Provider> read_provider(std::string_view text, const Secrets& secrets) {
  const Settings settings = TRY(read_settings(text));
  Provider provider;
  provider.name = TRY(read_name(settings));
  provider.label = value(settings, "label", provider.name);
  if (text::count_code_points(provider.label) > longest_label)
    return invalid("label", "A label has at most 60 characters.");
  provider.kind = TRY(choice<Kind, 2>(settings, "kind", {{{"oidc", Kind::oidc}, {"oauth2", Kind::oauth2}}}));
  TRY(refuse_of_other_kind(settings, provider.kind));
  provider.client_id = TRY(needed(settings, "client-id"));
  if (const std::string source = value(settings, "client-secret"); !source.empty())
    provider.client_secret = TRY(secrets(source));
  provider.client_proof = TRY(choice<ClientProof, 3>(
      settings, "client-proof",
      {{{"by-discovery", ClientProof::by_discovery}, {"basic", ClientProof::basic}, {"post", ClientProof::post}}}));
  provider.second_factor = TRY(choice<SecondFactor, 3>(
      settings, "second-factor",
      {{{"no", SecondFactor::no}, {"yes", SecondFactor::yes}, {"claims", SecondFactor::by_claims}}}));
  provider.email_field = value(settings, "email-field", "email");
  TRY(provider.kind == Kind::oidc ? read_oidc(settings, provider) : read_oauth2(settings, provider));
  return provider;
}

}  // namespace sign_on
