// A school in one file, and back: the same file from either engine, into either engine.
#pragma once

#include <string_view>

#include "platform/db/migrations.h"

namespace db {

struct Copied {
  int tables = 0, rows = 0;
};

// Writes the state of one moment, while others go on reading and writing, to a new file: a SQLite database with the
// same tables, which its owner alone may read. The file appears under its name when it is complete and on the disk. A
// Failure when it is there already or cannot be written, or when the database holds no tables of ours.
Result<Copied> back_up(Database& from, const std::string& file, std::span<const Migration> known);

// What follows the name of a backup while it is written, and stays when its program is killed meanwhile.
inline constexpr std::string_view unfinished = ".unfinished";

// Whether the file is a backup that this program can restore, and every byte of it as it was written. A Failure says
// why not.
Result<void> check_backup(const std::string& file, std::span<const Migration> known);

// Whether what the database holds may be given up.
enum class Replace { no, yes };

// Makes the database hold what the file holds, all or nothing, and then brings its tables up to date. A Failure, and
// nothing changed, when the file is no backup or newer than this program, or when the database holds a school and
// `replace` is no. The file is only read.
Result<Copied> restore(const std::string& file, Database& into, std::span<const Migration> known, std::string_view now,
                       Replace replace);

// The tables of a database in the order of their names, and the columns of each in theirs; without what a text index
// is made of (text_index.h), which is not the same on both engines and follows from the rest.
struct Table {
  std::string name;
  std::vector<std::string> columns;
  friend bool operator==(const Table&, const Table&) = default;
};
std::vector<Table> tables_of(Transaction& transaction);

}  // namespace db
