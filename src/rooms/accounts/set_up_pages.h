// The page that makes the school and its first administrator, once.
#pragma once

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

web::Routes set_up_routes(const PageSettings& settings);

}  // namespace accounts
