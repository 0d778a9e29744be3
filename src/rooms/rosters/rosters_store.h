// The SQL of rosters. Owns the tables rosters_*.
#pragma once

#include <span>

#include "platform/db/database.h"
#include "rooms/rosters/packed.h"

namespace rosters::store {

void add(db::Transaction& tx, const Upload& upload, std::span<const Line> lines);
// One that waits.
std::optional<Upload> waiting(db::Transaction& tx, std::string_view id);
std::vector<Upload> uploads(db::Transaction& tx, int count);
// All of them, in their order.
std::vector<Line> lines(db::Transaction& tx, std::string_view upload);

struct Counts {
  std::array<int, all_verdicts.size()> by_verdict = {};
  int changed = 0;
};
Counts counts(db::Transaction& tx, std::string_view upload);
std::vector<Row> rows(db::Transaction& tx, std::string_view upload, const Query& query, int first);

// The row with that number, from 1 on, becomes something else than was shown.
void set_fate(db::Transaction& tx, std::string_view upload, int number, const Fate& fate, std::string_view before);
void clear_before(db::Transaction& tx, std::string_view upload);
// False when another was quicker. Its rows are deleted.
bool set_done(db::Transaction& tx, std::string_view upload, const Done& done, Moment now);
bool remove(db::Transaction& tx, std::string_view upload);
void remove_of(db::Transaction& tx, const PersonId& made_by);
void remove_made_before(db::Transaction& tx, Moment moment);
void remove_all_waiting(db::Transaction& tx);

}  // namespace rosters::store
