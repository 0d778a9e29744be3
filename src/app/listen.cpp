#include "app/listen.h"

#include <arpa/inet.h>

#include "kernel/text.h"
#include "platform/web/address.h"

namespace app {

namespace {

bool is_address(const std::string& text) {
  in6_addr ignored{};
  return ::inet_pton(AF_INET, text.c_str(), &ignored) == 1 || ::inet_pton(AF_INET6, text.c_str(), &ignored) == 1;
}

Result<Listen> wrong_listen(std::string_view given, const std::string& why) {
  return fail(FailureKind::invalid, "--listen " + std::string(given) + ": " + why, "--listen");
}

}  // namespace

bool Listen::is_loopback() const { return web::is_loopback(address); }

std::string with_port(const std::string& address, std::string_view port) {
  const bool six = address.find(':') != std::string::npos;
  return (six ? "[" + address + "]" : address) + ":" + std::string(port);
}

Result<Listen> parse_listen(std::string_view given) {
  Listen out;
  const std::string whole(given);
  if (text::whole_number(given)) return wrong_listen(given, "is that the port? Then write 127.0.0.1:" + whole);
  if (is_address(whole) && whole.find(':') != std::string::npos)
    return wrong_listen(given, "an IPv6 address stands in brackets, its port behind them: [::1]:8080");
  if (is_address(whole)) return wrong_listen(given, "has no port; write " + with_port(whole, "8080"));
  const std::size_t colon = given.rfind(':');
  if (colon == std::string_view::npos || given.ends_with(']') || given.find('/') != std::string_view::npos)
    return wrong_listen(given, "is not an address and a port; an ADDRESS:PORT looks like 127.0.0.1:8080");
  const std::string port(given.substr(colon + 1));
  std::string address(given.substr(0, colon));
  const auto number = text::whole_number(port);
  if (!number || *number > 65535)
    return wrong_listen(given, "\"" + port + "\" is no port, which is a number up to 65535");
  const bool bracketed = address.starts_with('[') && address.ends_with(']');
  if (bracketed) address = address.substr(1, address.size() - 2);
  if (address == "localhost") address = "127.0.0.1";
  if (!address.empty() && !is_address(address))
    return wrong_listen(given, "\"" + address + "\" is no IP address of this machine, as 127.0.0.1 and 0.0.0.0 are");
  if (!address.empty()) out.address = address;
  out.port = static_cast<std::uint16_t>(*number);
  return out;
}

std::string cannot_listen(const Listen& listen, const Failure& failure) {
  return failure.say + "; try another port, as in --listen " +
         with_port(listen.address, listen.port < 1024 ? "8080" : "0") +
         (listen.port < 1024 ? "" : " (0: any free one)");
}

}  // namespace app
