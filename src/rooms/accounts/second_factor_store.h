// The SQL of second factors, recovery codes and challenges.
#pragma once

#include <cstdint>

#include "platform/db/database.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

struct StoredFactor {
  std::string secret;  // base32
  bool confirmed;
  int last_step;
};
std::optional<StoredFactor> find_factor(db::Transaction& tx, const PersonId& person);
void add_factor(db::Transaction& tx, const PersonId& person, std::string_view secret, Moment now);
void set_confirmed(db::Transaction& tx, const PersonId& person, Moment now);
// AC6: false when a code of that step, or a later one, was taken already.
bool take_step(db::Transaction& tx, const PersonId& person, int step);
void delete_factor(db::Transaction& tx, const PersonId& person);
// Of a session, by the digest of its token: the second factor was shown in it.
void set_shown(db::Transaction& tx, const PersonId& person, std::string_view session);
// In none of the person's sessions.
void set_none_shown(db::Transaction& tx, const PersonId& person);
void end_sessions_without_factor(db::Transaction& tx, const PersonId& person, Moment now);

void add_recovery_code(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now);
// False when there is none that was not used.
bool take_recovery_code(db::Transaction& tx, const PersonId& person, std::string_view digest, Moment now);
int count_recovery_codes(db::Transaction& tx, const PersonId& person);
void delete_recovery_codes(db::Transaction& tx, const PersonId& person);

struct Challenged {
  PersonId person;
  std::string opened_by;  // what came before the second factor
};
void add_challenge(db::Transaction& tx, std::string_view digest, const Challenged& whom, Moment now, Moment until);
// One more try; nothing when it is not open, or was tried too often.
std::optional<Challenged> try_challenge(db::Transaction& tx, std::string_view digest, int most_tries, Moment now);
void end_challenge(db::Transaction& tx, std::string_view digest, Moment now);

}  // namespace accounts
