#include "platform/web/ranges.h"

#include <charconv>
#include <optional>

#include "kernel/text.h"

namespace web {
namespace {

// A number too great to hold is as good as the greatest.
std::optional<std::uint64_t> number(std::string_view digits) {
  if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return {};
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return parsed.ec == std::errc() ? value : UINT64_MAX;
}

}  // namespace

Range choose_range(std::string_view value, std::uint64_t size) {
  using Kind = Range::Kind;
  if (!text::starts_with_ignoring_case(value, "bytes=")) return {};
  value = text::trim(value.substr(6));
  const std::size_t dash = value.find('-');
  if (dash == std::string_view::npos) return {};
  const std::string_view left = value.substr(0, dash), right = value.substr(dash + 1);
  const auto first = number(left), last = number(right);
  if (left.empty()) {  // "-500": the last 500 bytes
    if (!last) return {};
    if (*last == 0 || size == 0) return {Kind::beyond};
    const std::uint64_t length = std::min(*last, size);
    return {Kind::part, size - length, length};
  }
  if (!first || (!right.empty() && !last) || (last && *last < *first)) return {};
  if (*first >= size) return {Kind::beyond};
  const std::uint64_t end = last && *last < size ? *last + 1 : size;
  return {Kind::part, *first, end - *first};
}

}  // namespace web
