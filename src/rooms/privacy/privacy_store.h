// The SQL of grants and looks. Owns the tables privacy_grants and privacy_looks.
#pragma once

#include <string_view>

#include "platform/db/database.h"
#include "rooms/privacy/privacy.h"

namespace privacy::store {

// False: the same is open already.
bool add(db::Transaction& tx, const Grant& grant);
std::optional<Grant> open_grant(db::Transaction& tx, const PersonId& owner, const Item& item, const Audience& audience);
bool set_revoked(db::Transaction& tx, const PersonId& owner, const GrantId& grant, Moment now);
std::vector<Grant> grants_of(db::Transaction& tx, const PersonId& owner);

// Those that hold and that the viewer is meant by, the latest first.
struct Asked {
  const Viewer& viewer;
  const Memberships& memberships;
  std::string_view kind;
  std::optional<std::string_view> id = {};
  std::optional<std::string_view> owner = {};
  Moment now;
  int count;
};
std::vector<Grant> grants_for(db::Transaction& tx, const Asked& asked);

void add(db::Transaction& tx, const Look& look);
std::vector<Look> looks_of_owner(db::Transaction& tx, const PersonId& owner, std::string_view before, int count);
std::vector<Look> looks_of_viewer(db::Transaction& tx, const PersonId& viewer, std::string_view before, int count);

void delete_looks(db::Transaction& tx, Moment before);
void delete_grants_over(db::Transaction& tx, Moment before);
void clear_grants_of(db::Transaction& tx, const PersonId& person, Moment now);
void revoke_grants_to(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace privacy::store
