// The cookies of the front door, beside those that a room sets for itself.
#pragma once

#include <string_view>

namespace app {

inline constexpr std::string_view session_cookie = "__Host-cairn";
inline constexpr std::string_view said_cookie = "__Host-cairn-said";

}  // namespace app
