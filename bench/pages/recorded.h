// What the school asks its database for a page: each statement with its values, as the page's handler really gave them.
#pragma once

#include <string>
#include <vector>

#include "platform/db/database.h"
#include "visitors.h"

namespace bench {

struct Statement {
  std::string sql;
  std::vector<db::Parameter> parameters;
};
// One request's transaction.
struct Recorded {
  bool writes = false;
  std::vector<Statement> statements = {};
};
// Asks a school of its own on the database, in this process; nothing that is asked stays done. Throws when one is not
// answered as it should be.
std::vector<Recorded> record(db::Database& database, const std::vector<Ask>& asks);

// How the engine says that it would find the rows of a statement.
std::string plan_of(db::Database& database, const Statement& statement);

}  // namespace bench
