// The way to a provider and back, and what one's account shows of it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/visit.h"
#include "rooms/sign_on/conversation.h"
#include "rooms/sign_on/provider.h"

namespace sign_on {

struct PageSettings {
  std::vector<Provider> providers;
  std::string address;  // "https://school.example": what providers send browsers back to
  std::string key;      // of the school
  std::function<void(std::string_view line)> tell;
  Hosts hosts = real_hosts();
};

web::Routes routes(const PageSettings& settings);

// For the page that signs in: where its buttons lead.
std::string way_in(const Provider& provider);  // "/sign-on/google"
// For /account: the links of the visitor with these providers; empty when there is nothing to show.
std::string account_card(web::Visit& visit, const std::vector<Provider>& providers);

}  // namespace sign_on
