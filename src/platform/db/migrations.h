// How the tables came to be: numbered steps, each applied once, in order, never backwards.
#pragma once

#include <span>

#include "platform/db/database.h"

namespace db {

// One file of migrations/: "0001_people.sql" is {1, "people", …}. A statement ends with a ";" at the end of a line.
struct Migration {
  int number;
  std::string_view name, checksum, sql;
};

// Applies what is missing, each migration in a transaction of its own; says how many were. Several nodes may do so at
// once: one applies, the others wait and find it done. `now` is a Moment as it is stored. A Failure, and nothing
// changed, when the database has a migration that this program does not know (it is newer than the program), that it
// has under another number or name, or whose text was changed since.
Result<int> migrate(Database& database, std::span<const Migration> known, std::string_view now);

// Whether the program knows every migration that the database has had, as it is.
Result<void> check_migrations(Database& database, std::span<const Migration> known);

// How many it has not had yet. A Failure as of check_migrations, or when it is no database of ours.
Result<int> missing_migrations(Database& database, std::span<const Migration> known);

// The statements of a migration as the engine takes them: comments left out, tables made STRICT on SQLite, texts
// compared byte by byte on PostgreSQL, as SQLite does, and a TEXT INDEX as text_index.h says.
std::vector<std::string> statements_of(std::string_view sql, Engine engine);

}  // namespace db
