// Dates as HTTP writes them: "Sun, 06 Nov 1994 08:49:37 GMT".
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace web {

std::string http_date(std::chrono::sys_seconds moment);
// Reads that form and the two obsolete ones (RFC 850's, asctime's), as the standard demands; nothing for anything else.
std::optional<std::chrono::sys_seconds> read_http_date(std::string_view date);

}  // namespace web
