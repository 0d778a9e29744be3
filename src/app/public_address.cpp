#include "app/public_address.h"

#include <algorithm>

#include "kernel/text.h"

namespace app {

namespace {

constexpr std::size_t longest_host = 253;

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (text::lower(c) >= 'a' && text::lower(c) <= 'z'); }

// A name or an IPv4 address: labels of letters, digits and hyphens between dots.
bool is_name(std::string_view host) {
  return host.size() <= longest_host && std::ranges::all_of(text::split(host, '.'), [](std::string_view label) {
           return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
                  std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; });
         });
}

bool is_ipv6(std::string_view host) {
  constexpr std::string_view allowed = "0123456789abcdefABCDEF:.";
  return host.size() >= 2 && host.find(':') != std::string_view::npos &&
         host.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_port(std::string_view port) {
  const auto number = text::whole_number(port);
  return number && *number > 0 && *number <= 65535;
}

bool is_authority(std::string_view authority) {
  const bool is_bracketed = authority.starts_with('[');
  const std::size_t end = is_bracketed ? authority.find(']') : authority.find(':');
  const std::string_view host = authority.substr(is_bracketed ? 1 : 0, end - (is_bracketed ? 1 : 0));
  if (is_bracketed && end == std::string_view::npos) return false;
  if (is_bracketed ? !is_ipv6(host) : !is_name(host)) return false;
  const std::string_view rest = end == std::string_view::npos ? "" : authority.substr(end + (is_bracketed ? 1 : 0));
  return rest.empty() || (rest.starts_with(':') && is_port(rest.substr(1)));
}

}  // namespace

Result<std::string> public_address(std::string_view given) {
  std::string_view rest;
  std::string scheme;
  for (const std::string_view one : {"https://", "http://"})
    if (text::starts_with_ignoring_case(given, one)) {
      scheme = one;
      rest = given.substr(one.size());
    }
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (scheme.empty() || !is_authority(rest))
    return fail(
        FailureKind::invalid,
        "--address " + std::string(given) +
            ": is not what a school is called, as in https://school.example; nothing stands behind the name but "
            "perhaps a port",
        "--address");
  return scheme + text::lower(rest);
}

std::string host_of(std::string_view address) {
  std::string_view host = address.substr(address.find("://") + 3);
  if (!host.starts_with('[')) return std::string(host.substr(0, host.find(':')));
  return std::string(host.substr(1, host.find(']') - 1));
}

}  // namespace app
