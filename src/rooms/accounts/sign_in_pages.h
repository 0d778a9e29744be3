// Signing in and out.
#pragma once

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

web::Routes sign_in_routes(const PageSettings& settings);

}  // namespace accounts
