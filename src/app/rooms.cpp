#include "app/rooms.h"

#include "app/home_pages.h"
#include "rooms/accounts/accounts_pages.h"
#include "rooms/outbox/outbox_pages.h"
#include "rooms/people/people_pages.h"

namespace app {

web::Routes all_routes(const SchoolSettings& settings, const std::string& key) {
  web::Routes all;
  const auto add = [&](web::Routes more) { all.insert(all.end(), more.begin(), more.end()); };
  add(home_routes());
  add(accounts::routes({.sender = {key, settings.address}, .effort = settings.effort}));
  add(people::routes());
  add(outbox::routes({.mail_is_set = settings.mail_is_set}));
  return all;
}

}  // namespace app
