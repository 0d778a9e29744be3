// Cookies of ours: bound to this host, to HTTPS (or to the machine itself), and out of the reach of scripts.
#pragma once

#include <string>
#include <string_view>

#include "platform/web/message.h"

namespace web {

// The value of a cookie of the request; empty when it was not sent.
std::string cookie(const Request& request, std::string_view name);
// "Set-Cookie" that keeps a value for so many seconds; 0 takes it away. The value is encoded. The name begins with
// "__Host-", so that no other host can set it.
Header set_cookie(std::string_view name, std::string_view value, int seconds);

}  // namespace web
