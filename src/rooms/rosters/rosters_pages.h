// The pages of rosters: bring a file in.
#pragma once

#include "platform/web/visit.h"
#include "rooms/accounts/accounts.h"

namespace rosters {

struct PageSettings {
  accounts::Sender sender;  // what links in invitations are made with
};

web::Routes routes(const PageSettings& settings);

}  // namespace rosters
