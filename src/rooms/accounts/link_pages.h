// What links by mail lead to: an invitation, a forgotten password.
#pragma once

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

web::Routes link_routes(const PageSettings& settings);

}  // namespace accounts
