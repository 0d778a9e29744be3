// The two cookies of the school, both bound to this host and to HTTPS (or to the machine itself).
#pragma once

#include <string>
#include <string_view>

#include "platform/web/message.h"

namespace app {

inline constexpr std::string_view session_cookie = "__Host-cairn";
inline constexpr std::string_view said_cookie = "__Host-cairn-said";

// The value of a cookie of the request; empty when it was not sent.
std::string cookie(const web::Request& request, std::string_view name);
// "Set-Cookie" that keeps a value for so many seconds; 0 takes it away. The value is encoded.
web::Header set_cookie(std::string_view name, std::string_view value, int seconds);

}  // namespace app
