// A letter of accounts that the room writes by itself.
#pragma once

#include "rooms/accounts/accounts.h"

namespace accounts {

// AC6: somebody keeps trying codes. Nothing for who has no address.
Result<void> tell_of_wrong_codes(db::Transaction& tx, const PersonId& person, Moment now, const Random& random);

}  // namespace accounts
