// The SQL of links by mail.
#pragma once

#include "platform/db/database.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

void add_link(db::Transaction& tx, const Link& link, const std::optional<PersonId>& by, Moment now);
// One that is open.
std::optional<Link> find_link(db::Transaction& tx, std::string_view id, Moment now);
bool was_made_since(db::Transaction& tx, const PersonId& person, LinkKind kind, Moment since);
bool take_link(db::Transaction& tx, std::string_view id, Moment now);
void revoke_links(db::Transaction& tx, const PersonId& person, Moment now);
// Those that were made until then.
void revoke_links(db::Transaction& tx, const PersonId& person, LinkKind kind, Moment until, Moment now);

}  // namespace accounts
