// --listen ADDRESS:PORT: where a command's server is reached.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/command.h"

namespace app {

inline constexpr Option listen_option{"--listen", "ADDRESS:PORT",
                                      "where to listen (127.0.0.1:8080); port 0: any free one; [::1]:8080 for IPv6"};

struct Listen {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  // Only this machine reaches it.
  bool is_loopback() const;
};

// "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080". A Failure's field is "--listen".
Result<Listen> parse_listen(std::string_view given);
// "127.0.0.1:8080", "[::1]:8080".
std::string with_port(const std::string& address, std::string_view port);
// What to say when the server could not be opened there.
std::string cannot_listen(const Listen& listen, const Failure& failure);

}  // namespace app
