// IP addresses as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

// An IP address in its one usual form ("::ffff:10.0.0.1" is 10.0.0.1); nothing for what is none.
std::optional<std::string> usual_address(std::string_view text);
// Of this machine itself: 127.0.0.0/8 and ::1. False for names, "localhost" too.
bool is_loopback(std::string_view text);

}  // namespace web
