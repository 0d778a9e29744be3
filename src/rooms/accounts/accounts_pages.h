// The pages of accounts: set-up, signing in and out, links by mail, one's own account, and what an administrator does
// for others.
#pragma once

#include <memory>
#include <semaphore>
#include <string>

#include "platform/crypto/crypto.h"
#include "platform/web/visit.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

struct PageSettings {
  Sender sender;
  crypto::Effort effort = crypto::Effort::usual;
  // How many passwords are hashed at once: each takes 64 MiB.
  std::shared_ptr<std::counting_semaphore<>> hashing = std::make_shared<std::counting_semaphore<>>(2);
};

web::Routes routes(const PageSettings& settings);

}  // namespace accounts
