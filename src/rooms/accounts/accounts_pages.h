// The pages of accounts: set-up, signing in and out, links by mail, one's own account, and what an administrator does
// for others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/crypto/crypto.h"
#include "platform/web/visit.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

// A provider of single sign-on, on the page that signs in.
struct WayIn {
  std::string label, path;  // "Google", "/sign-on/google"
};

struct PageSettings {
  Sender sender;
  bool mail_is_set = false;  // letters leave
  crypto::Effort effort = crypto::Effort::usual;
  std::vector<WayIn> ways_in = {};
  // More cards on the page of one's account, as HTML.
  std::function<std::string(web::Visit&)> more_of_account = [](web::Visit&) { return std::string(); };
};

web::Routes routes(const PageSettings& settings);
// Asks for the second factor, after which they are at `next`.
web::Page code_page(const web::Visit& visit, const std::string& next, const std::string& challenge,
                    const std::optional<Failure>& refused = {});

}  // namespace accounts
