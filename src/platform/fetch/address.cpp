#include "platform/fetch/address.h"

#include <algorithm>
#include <stdexcept>

#include "kernel/text.h"
#include "platform/fetch/fetch.h"

namespace fetch {

namespace {

constexpr std::size_t longest_address = 4096;

std::unexpected<Failure> invalid(std::string say, std::string_view field) {
  return fail(FailureKind::invalid, std::move(say), std::string(field));
}

// Empty when the address has no such part.
std::string part(const Parts& parts, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(parts.get(), which, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> held(text, &curl_free);
  return text;
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace

Result<Address> read_address(std::string_view address, std::string_view field) {
  if (address.size() > longest_address) return invalid("An address has at most 4,096 characters.", field);
  if (std::ranges::any_of(address, [](char c) { return c <= ' ' || c >= '\x7F'; }))
    return invalid("An address has no spaces, and only plain letters.", field);
  Parts parts(curl_url(), &curl_url_cleanup);
  if (!parts) throw std::runtime_error("libcurl cannot be used on this machine");
  if (curl_url_set(parts.get(), CURLUPART_URL, std::string(address).c_str(), 0) != CURLUE_OK)
    return invalid("This is no address; one looks like https://accounts.example.org/path.", field);
  const std::string scheme = part(parts, CURLUPART_SCHEME);
  std::string host = text::lower(part(parts, CURLUPART_HOST));
  if (host.empty() || (scheme != "https" && !(scheme == "http" && is_loopback(host))))
    return invalid("The address begins with https://.", field);
  if (!part(parts, CURLUPART_USER).empty() || !part(parts, CURLUPART_PASSWORD).empty() ||
      !part(parts, CURLUPART_OPTIONS).empty())
    return invalid("The address names no user and no password.", field);
  if (!part(parts, CURLUPART_FRAGMENT).empty()) return invalid("The address has no part behind a #.", field);
  std::string origin = scheme + "://" + host + ":" + part(parts, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  return Address{std::move(parts), std::move(host), std::move(origin)};
}

Result<void> check_address(std::string_view address, std::string_view field) {
  TRY(read_address(address, field));
  return {};
}

}  // namespace fetch
