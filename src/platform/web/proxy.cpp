#include "platform/web/proxy.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <ranges>

#include "kernel/text.h"

namespace web {

namespace asio = boost::asio;

std::optional<std::string> usual_address(std::string_view text) {
  boost::system::error_code error;
  const auto address = asio::ip::make_address(std::string(text), error);
  if (error) return {};
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

std::string client_address(const std::string& peer, std::span<const Field> fields,
                           std::span<const std::string> trusted) {
  const auto is_trusted = [&](const std::string& address) {
    return std::ranges::find(trusted, address) != trusted.end();
  };
  std::string found = usual_address(peer).value_or(peer);
  if (!is_trusted(found)) return found;
  for (const Field& field : std::views::reverse(fields)) {
    if (!text::equal_ignoring_case(field.name, "x-forwarded-for")) continue;
    for (const std::string_view part : std::views::reverse(text::split(field.value, ','))) {
      const auto address = usual_address(text::trim(part));
      if (!address) return found;
      found = *address;
      if (!is_trusted(found)) return found;
    }
  }
  return found;
}

}  // namespace web
