#include "rooms/accounts/hashing.h"

#include "rooms/accounts/accounts.h"

namespace accounts {

namespace {

class Turn {
 public:
  explicit Turn(std::counting_semaphore<>& semaphore) : semaphore_(semaphore) { semaphore_.acquire(); }
  ~Turn() { semaphore_.release(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::counting_semaphore<>& semaphore_;
};

}  // namespace

std::string hashed(const PageSettings& settings, std::string_view password) {
  const Turn turn(*settings.hashing);
  return crypto::hash_password(password, settings.effort);
}

bool fits(const PageSettings& settings, std::string_view hash, std::string_view password) {
  const Turn turn(*settings.hashing);
  if (!hash.empty()) return crypto::is_password(hash, password);
  (void)crypto::hash_password(password.substr(0, 1024), settings.effort);
  return false;
}

Origin origin_of(const web::Request& request) {
  return {request.remote, std::string(request.header("user-agent").value_or(""))};
}

}  // namespace accounts
