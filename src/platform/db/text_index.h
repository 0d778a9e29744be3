// Finding rows by their words, the one thing for which the engines have nothing in common: SQLite has FTS5, PostgreSQL
// tsvector and GIN. Both are told here; a room says the same to either.
//
// A migration gives a table of a key and its words (text::kept_words) an index:
//
//   CREATE TEXT INDEX people_words_text ON people_words (person_id, words);
//
// The engine keeps it true within the transaction that changes the table. It holds nothing of its own: a backup leaves
// it out, and whatever fills the table, a restore as well, makes it. Neither engine divides or folds the words again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace db {

struct TextIndex {
  std::string_view name, table, key, words;  // as in the migration
};

// "SELECT … AS key …", to stand in IN (…): the keys of the rows that have what the parameter holds.
std::string keys_with(Engine engine, const TextIndex& index, std::string_view parameter);
// What the parameter holds: all of these words (text::words_of), the last one perhaps only begun. There is one at
// least.
std::string asked_words(Engine engine, const std::vector<std::string>& words);

// What the index is made of, from its statement in a migration. std::logic_error when it is none.
bool is_text_index(std::string_view statement);
std::vector<std::string> text_index_statements(std::string_view statement, Engine engine);

}  // namespace db
