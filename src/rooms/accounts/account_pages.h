// One's own account, and what an administrator does for others'.
#pragma once

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

web::Routes account_routes(const PageSettings& settings);
web::Routes others_routes(const PageSettings& settings);

}  // namespace accounts
