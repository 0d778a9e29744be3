// The SQL of notifications. Owns the table notifications_declined.
#pragma once

#include <set>

#include "platform/db/database.h"
#include "rooms/notifications/notifications.h"

namespace notifications::store {

// False: it is so already.
bool decline(db::Transaction& tx, const PersonId& person, std::string_view kind, Moment now, const Random& random);
bool end(db::Transaction& tx, const PersonId& person, std::string_view kind, Moment now);
std::vector<Declined> declined_by(db::Transaction& tx, const PersonId& person);
// Of some people.
std::set<PersonId> who_declined(db::Transaction& tx, std::span<const PersonId> people, std::string_view kind);
void forget(db::Transaction& tx, const PersonId& person);

}  // namespace notifications::store
