#include "rooms/accounts/hashing.h"

#include "platform/web/cookies.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

std::string hashed(const PageSettings& settings, std::string_view password) {
  return crypto::hash_password(password, settings.effort);
}

bool fits(const PageSettings& settings, std::string_view hash, std::string_view password) {
  if (!hash.empty()) return crypto::is_password(hash, password);
  (void)crypto::hash_password(password.substr(0, 1024), settings.effort);
  return false;
}

Origin origin_of(const PageSettings& settings, const web::Request& request) {
  return {request.remote, std::string(request.header("user-agent").value_or("")),
          read_known_browser(web::cookie(request, browser_cookie), settings.sender.key)};
}

}  // namespace accounts
