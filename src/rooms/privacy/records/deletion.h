// Being forgotten (rules PR11 to PR13): a person asks, an administrator carries it out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace privacy {

struct Request;
using RequestId = Id<Request>;
struct Request {
  RequestId id;
  PersonId person;
  Moment asked_at;
  std::optional<Moment> withdrawn_at, done_at;

  bool is_open() const { return !withdrawn_at && !done_at; }
};

// PR11. The request that is open already, if one is.
RequestId ask_deletion(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);
// PR11. The same, noted by an administrator for who cannot ask here: deactivated, or without an e-mail address.
// not_found for nobody, or who was erased; conflict for who can sign in and ask.
Result<RequestId> ask_deletion_for(db::Transaction& tx, const PersonId& person, const PersonId& by, Moment now,
                                   const Random& random);
// not_found when none is open.
Result<void> withdraw_deletion(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);
// All that they ever made, the latest first.
std::vector<Request> requests_of(db::Transaction& tx, const PersonId& person);

struct OpenRequest {
  Request request;
  std::string name;
  std::string email = {};  // of one that is asked for alone
};
// The earliest first, at most 200; one that is open.
std::vector<OpenRequest> open_requests(db::Transaction& tx);
Result<OpenRequest> open_request(db::Transaction& tx, const RequestId& id);

// PR12. It cannot be undone. not_found when it is not open; conflict for the last administrator (PR13).
Result<void> carry_out(db::Transaction& tx, const RequestId& request, const PersonId& by, Moment now,
                       const Random& random);

}  // namespace privacy
