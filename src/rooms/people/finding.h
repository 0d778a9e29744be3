// Finding people by the words of their names (rules P18 to P20 of README.md beside this file).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rooms/people/people.h"

namespace people {

struct Sought {
  std::string query;
  std::set<PersonId> companions = {};  // whom a student or alum learns with
  int most = 8;
};
// Whom the viewer may find (P19), in the order of their names. One statement; nobody for a query without words.
std::vector<Record> find_named(db::Transaction& tx, const Sought& sought, const Viewer& viewer);

// For people of before there were words, and for whoever was restored from a backup of then: how many there were.
int complete_words(db::Transaction& tx);

}  // namespace people
