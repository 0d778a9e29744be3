// A school filled on SQLite, carried into PostgreSQL as fast as that takes it.
#pragma once

#include "platform/db/database.h"

namespace bench {

// `into` is an empty database whose owner may leave its references unlooked at: all of them are right, since they were
// on SQLite. Gives the number of rows.
int copy(db::Database& from, const db::Address& into);

}  // namespace bench
