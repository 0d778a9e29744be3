#include "platform/web/address.h"

#include <boost/asio/ip/address.hpp>

namespace web {

namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> read_address(std::string_view text) {
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(text), error);
  if (error) return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

}  // namespace

std::optional<std::string> usual_address(std::string_view text) {
  const auto address = read_address(text);
  if (!address) return {};
  return address->to_string();
}

bool is_loopback(std::string_view text) {
  const auto address = read_address(text);
  return address && address->is_loopback();
}

}  // namespace web
