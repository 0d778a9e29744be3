// The SQL of periods. Owns the table privacy_periods.
#pragma once

#include "platform/db/database.h"
#include "rooms/privacy/records/retention.h"

namespace privacy::store {

std::map<std::string, int, std::less<>> days_set(db::Transaction& tx);
void set_days(db::Transaction& tx, std::string_view kind, int days, const PersonId& by, Moment now);

}  // namespace privacy::store
