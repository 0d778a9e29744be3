// The Accept-Encoding header (RFC 9110, 12.5.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace web {

struct Acceptable {
  bool gzip = false;         // may be sent compressed, and the other side likes that at least as well
  bool plain = true;         // may be sent as it is
  bool gzip_at_all = false;  // may be sent compressed
};

// Without the header anything would be acceptable; nobody who wants gzip leaves it out, so it means: as it is.
Acceptable acceptable_codings(std::optional<std::string_view> accept_encoding);

}  // namespace web
