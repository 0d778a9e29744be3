// A school with rows in every table that there is, so that what is true of all data can be tested without a list of
// tables that somebody forgets to lengthen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "platform/db/database.h"

// Adds some rows to every table of a migrated SQLite database. Values are found by trying: of each column those that
// its type, its references and the words in its table's CHECKs suggest, until the engine takes a row.
// std::runtime_error names the table for which none was found.
void fill_every_table(db::Database& school, std::uint64_t seed);

// Every row of every table in one line each, sorted; the same on both engines.
std::vector<std::string> everything(db::Database& school);
