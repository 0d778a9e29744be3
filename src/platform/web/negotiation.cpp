#include "platform/web/negotiation.h"

#include "kernel/text.h"

namespace web {
namespace {

// "0.5" in thousandths; nothing when it is no quality. "1" may have zeros behind the point only.
std::optional<int> quality(std::string_view value) {
  if (value.empty() || value.size() > 5 || (value[0] != '0' && value[0] != '1')) return {};
  int thousandths = (value[0] - '0') * 1000;
  if (value.size() > 1 && value[1] != '.') return {};
  int worth = 100;
  for (const char c : value.substr(std::min<std::size_t>(2, value.size()))) {
    if (!text::is_digit(c)) return {};
    thousandths += (c - '0') * worth;
    worth /= 10;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

}  // namespace

Acceptable acceptable_codings(std::optional<std::string_view> accept_encoding) {
  if (!accept_encoding) return {};
  if (*accept_encoding == "gzip, deflate, br, zstd" || *accept_encoding == "gzip, deflate, br" ||
      *accept_encoding == "gzip")
    return {true, true, true};  // what browsers send
  std::optional<int> gzip, plain, others;
  for (const std::string_view item : text::split(*accept_encoding, ',')) {
    const std::size_t semicolon = item.find(';');
    const std::string_view coding = text::trim(item.substr(0, semicolon));
    int wanted = 1000;
    if (semicolon != std::string_view::npos) {
      const std::string_view parameter = text::trim(item.substr(semicolon + 1));
      if (!text::starts_with_ignoring_case(parameter, "q=")) continue;
      const auto value = quality(text::trim(parameter.substr(2)));
      if (!value) continue;
      wanted = *value;
    }
    if (text::equal_ignoring_case(coding, "gzip") || text::equal_ignoring_case(coding, "x-gzip")) gzip = wanted;
    if (text::equal_ignoring_case(coding, "identity")) plain = wanted;
    if (coding == "*") others = wanted;
  }
  const int for_gzip = gzip.value_or(others.value_or(0));
  // "identity" is acceptable unless it or everything is refused, but nobody's first choice unless named.
  const bool plain_refused = plain ? *plain == 0 : others && *others == 0;
  return {for_gzip > 0 && for_gzip >= plain.value_or(0), !plain_refused, for_gzip > 0};
}

}  // namespace web
