// Conditional requests (RFC 9110, 13): does the other side have it already, and may this part still be sent?
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/web/message.h"

namespace web {

// Whether an If-None-Match or If-Match value ("*", or a list of tags) names the tag. Weakly: W/"a" is "a".
bool lists_tag(std::string_view list, std::string_view etag, bool weakly);

enum class Verdict : std::uint8_t { send, not_modified, failed };  // 200 or 206, 304, 412
// For a GET or HEAD of something that exists with this tag (with its quotes) and time of change.
Verdict judge(const Request& request, std::string_view etag, std::optional<std::chrono::sys_seconds> modified);
// Whether If-Range, when present, allows to send a part.
bool range_allowed(const Request& request, std::string_view etag, std::optional<std::chrono::sys_seconds> modified);

}  // namespace web
