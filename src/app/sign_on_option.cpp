#include "app/sign_on_option.h"

#include <algorithm>

#include "platform/files/files.h"
#include "platform/mail/mail.h"

namespace app {

namespace {

constexpr std::uint64_t longest_file = 16 * 1024;

// Secrets are read as the mail server's password is.
Result<std::string> secret(std::string_view source) {
  auto read = mail::read_password(source);
  if (read) return read;
  return fail(FailureKind::invalid,
              "A secret is file:PATH or env:NAME, and is there, of one line and 1,024 bytes at most.", "client-secret");
}

}  // namespace

Result<std::vector<sign_on::Provider>> sign_on_providers(const Arguments& arguments) {
  std::vector<sign_on::Provider> providers;
  for (const std::string& path : arguments.values("--sign-on")) {
    const std::string text = TRY(files::read(path, longest_file));
    auto provider = sign_on::read_provider(text, secret);
    if (!provider) {
      const std::string about = provider.error().field.empty() ? "" : provider.error().field + ": ";
      return fail(FailureKind::invalid, about + provider.error().say, path);
    }
    if (std::ranges::find(providers, provider->name, &sign_on::Provider::name) != providers.end())
      return fail(FailureKind::invalid, "Another file has a provider of that name.", path);
    providers.push_back(*std::move(provider));
  }
  return providers;
}

}  // namespace app
