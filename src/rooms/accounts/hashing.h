// Passwords are hashed before the transaction begins, on threads of their own (web::Slow): each takes 64 MiB.
#pragma once

#include <string>
#include <string_view>

#include "rooms/accounts/accounts_pages.h"

namespace accounts {

std::string hashed(const PageSettings& settings, std::string_view password);
// AC5: with no hash it takes as long, and is never right.
bool fits(const PageSettings& settings, std::string_view hash, std::string_view password);

// Where a visit comes from, as sessions and failures keep it.
Origin origin_of(const PageSettings& settings, const web::Request& request);

}  // namespace accounts
