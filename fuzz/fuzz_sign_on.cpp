// Any bytes as what a provider of single sign-on answers, and as the file that describes one: nothing breaks, a refusal
// is for the log in one line, and nobody is somebody without an identifier.
#include <algorithm>

#include "fuzz_input.h"
#include "platform/json/json.h"
#include "rooms/sign_on/claims.h"
#include "rooms/sign_on/documents.h"
#include "rooms/sign_on/provider.h"

namespace {

const Moment now = Moment::read("2026-09-01T16:00:00Z").value();

template <class T>
void require_line(const Result<T>& result) {
  if (result) return;
  fuzz::require(!result.error().say.empty(), "a refusal says why");
  fuzz::require(std::ranges::none_of(result.error().say, [](char c) { return c >= 0 && c < ' '; }), "in one line");
}

void require_somebody(const Result<sign_on::Identity>& identity) {
  require_line(identity);
  if (!identity) return;
  fuzz::require(!identity->subject.empty() && !identity->issuer.empty(), "an identity names somebody");
  fuzz::require(!identity->email_verified || !identity->email.empty(), "what is verified is there");
}

sign_on::Provider provider() {
  sign_on::Provider one{.name = "id", .label = "Id", .issuer = "https://id.example", .client_id = "cairn"};
  one.second_factor = sign_on::SecondFactor::by_claims;
  one.id_field = "sub";
  one.email_field = "email";
  one.verified_field = "email_verified";
  return one;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto no_secret = [](std::string_view) -> Result<std::string> { return std::string("secret"); };
  if (const auto read = sign_on::read_provider(text, no_secret))
    fuzz::require(!read->name.empty() && !read->client_id.empty() && !read->issuer.empty(), "a provider is whole");
  require_line(sign_on::read_metadata(text, "https://id.example"));
  require_line(sign_on::read_keys(text));
  require_line(sign_on::read_tokens(200, text));
  const auto value = json::parse(text);
  if (!value) return 0;
  require_somebody(sign_on::check_claims(*value, provider(), "n", now));
  require_somebody(sign_on::read_user(*value, nullptr, provider()));
  require_somebody(sign_on::read_user(json::Object{{"sub", "1"}}, &*value, provider()));
  return 0;
}
