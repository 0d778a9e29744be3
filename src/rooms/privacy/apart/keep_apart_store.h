// The SQL of the keep-apart list. Owns the table privacy_apart.
#pragma once

#include "platform/db/database.h"
#include "rooms/privacy/apart/keep_apart.h"

namespace privacy::store {

// False: they are kept apart already. The smaller id comes first.
bool add(db::Transaction& tx, const Apart& apart);
// False: it is not on the list, or `by` is.
bool set_ended(db::Transaction& tx, const ApartId& apart, const PersonId& by, Moment now);
bool are_apart(db::Transaction& tx, const PersonId& first, const PersonId& second);
std::vector<std::pair<PersonId, PersonId>> pairs_among(db::Transaction& tx, std::span<const PersonId> people);
std::vector<Apart> pairs_without(db::Transaction& tx, const PersonId& viewer, int count);
void clear_reasons(db::Transaction& tx, Moment ended_before);
void end_pairs_of(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace privacy::store
