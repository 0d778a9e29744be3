// What was tried in vain, and who has to wait for it (AC4, AC6, AC7, AC12). Counted by digests, for a day.
#pragma once

#include "platform/db/database.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

// Of a password at the sign-in page. `person`: whose address it is, when somebody's.
bool may_try_password(db::Transaction& tx, std::string_view email, const std::optional<PersonId>& person,
                      const Origin& origin, Moment now);
void note_wrong_password(db::Transaction& tx, std::string_view email, const std::optional<PersonId>& person,
                         const Origin& origin, Moment now, const Random& random);

// Of a code of the app. Wrong ones are told to their owner: in what happened, and once a day by mail.
bool may_try_code(db::Transaction& tx, const PersonId& person, const Origin& origin, Moment now);
Result<void> note_wrong_code(db::Transaction& tx, const PersonId& person, const Origin& origin, Moment now,
                             const Random& random);

// Whether a link by mail may be asked for; counted whether it may or not, whoever's address it is.
bool may_ask_for_link(db::Transaction& tx, const std::optional<PersonId>& person, const Origin& origin, Moment now,
                      const Random& random);

}  // namespace accounts
