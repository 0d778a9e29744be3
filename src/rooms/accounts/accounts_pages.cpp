#include "rooms/accounts/accounts_pages.h"

#include "rooms/accounts/account_pages.h"
#include "rooms/accounts/link_pages.h"
#include "rooms/accounts/second_factor_pages.h"
#include "rooms/accounts/set_up_pages.h"
#include "rooms/accounts/sign_in_pages.h"

namespace accounts {

web::Routes routes(const PageSettings& settings) {
  web::Routes all;
  for (auto& part : {set_up_routes(settings), sign_in_routes(settings), link_routes(settings), account_routes(settings),
                     second_factor_routes(settings), others_routes(settings)})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace accounts
