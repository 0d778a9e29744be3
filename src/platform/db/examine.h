// What an engine finds wrong with what it keeps, and what time it is there. Nothing is changed.
#pragma once

#include "platform/db/database.h"

namespace db {

// At most ten sentences; none when all is well. On SQLite every page of the file is read. PostgreSQL looks after its
// own pages; there, as on SQLite, every reference between rows is followed.
std::vector<std::string> flaws(Database& database);

// The server's clock, as a Moment is stored; nothing on SQLite, which has none of its own.
std::optional<std::string> server_time(Transaction& transaction);

}  // namespace db
