#include "platform/db/database.h"

namespace db {

Result<Address> read_address(std::string_view address) {
  constexpr std::string_view sqlite = "sqlite:";
  if (address.starts_with(sqlite)) {
    const std::string_view path = address.substr(sqlite.size());
    if (path.empty()) return fail(FailureKind::invalid, "sqlite: is not followed by a path", "--database");
    if (path.find('"') != std::string_view::npos || path.find('\0') != std::string_view::npos)
      return fail(FailureKind::invalid, "the path of a database holds no quotation marks", "--database");
    return Address{Engine::sqlite, std::string(path)};
  }
  if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
    return Address{Engine::postgresql, std::string(address)};
  return fail(FailureKind::invalid, "a database is sqlite:PATH or postgresql://…", "--database");
}

std::string without_password(const Address& address) {
  if (address.engine == Engine::sqlite) return "sqlite:" + address.place;
  std::string shown = address.place.substr(0, address.place.find('?'));  // what follows may hold one, too
  const std::size_t begin = shown.find("//") + 2;
  const std::size_t end = shown.rfind('@');
  const std::size_t colon = shown.find(':', begin);
  if (end != std::string::npos && colon < end) shown.erase(colon, end - colon);
  return shown;
}

}  // namespace db
