#include "platform/web/proxy.h"

#include <algorithm>
#include <ranges>

#include "kernel/text.h"
#include "platform/web/address.h"

namespace web {

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
