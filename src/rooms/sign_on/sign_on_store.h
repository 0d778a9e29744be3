// The SQL of sign_on. Owns the tables sign_on_links and sign_on_attempts.
#pragma once

#include "platform/db/database.h"
#include "rooms/sign_on/sign_on.h"

namespace sign_on {

bool has_attempt(db::Transaction& tx, std::string_view digest);
bool add_attempt(db::Transaction& tx, std::string_view digest, Moment until);  // false: it is there already
void delete_attempts(db::Transaction& tx, Moment before);

std::optional<Link> open_link(db::Transaction& tx, std::string_view issuer, std::string_view subject);
bool was_linked(db::Transaction& tx, std::string_view issuer, std::string_view subject);  // and is it no more
std::vector<Link> links_ever(db::Transaction& tx, const PersonId& person);                // the latest first
bool add_link(db::Transaction& tx, const Link& link);  // false: the identity or the person has one
bool end_link(db::Transaction& tx, const PersonId& person, std::string_view id, Moment now);
void delete_links(db::Transaction& tx, const PersonId& person);

}  // namespace sign_on
