// The pages that set one's own second factor up and remove it.
#pragma once

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

// "/account/second-factor?next=/people" is where the school sends its staff who have none: they then go on to /people.
web::Routes second_factor_routes(const PageSettings& settings);
// What removes one's own, for a code.
std::string removal_form(const web::Visit& visit, const std::optional<Failure>& refused = {});

}  // namespace accounts
