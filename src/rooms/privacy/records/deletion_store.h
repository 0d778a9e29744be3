// The SQL of requests to be forgotten. Owns the table privacy_requests.
#pragma once

#include "platform/db/database.h"
#include "rooms/privacy/records/deletion.h"

namespace privacy::store {

// False: one is open already.
bool add(db::Transaction& tx, const Request& request);
std::vector<Request> requests_of(db::Transaction& tx, const PersonId& person);
std::vector<Request> open_requests(db::Transaction& tx, int count);
std::optional<Request> request(db::Transaction& tx, const RequestId& id);
// False: it is not open.
bool set_withdrawn(db::Transaction& tx, const RequestId& id, Moment now);
bool set_done(db::Transaction& tx, const RequestId& id, const PersonId& by, Moment now);

}  // namespace privacy::store
