// Jobs: what is to be done later, by any node, by one at a time.
//
// The rules J1, J2, … are in README.md beside this file.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kernel/random.h"

namespace db {
class Transaction;
}

namespace jobs {

struct Wanted {
  std::string kind;   // "outbox.send": the room and the deed
  std::string about;  // the id of a record, or empty
  Moment due;
};

struct Job {
  std::string id, kind, about;
  int attempt;  // 1: the first
};

struct Failed {
  std::string id, kind, about, problem;
  Moment at;
};

// J1, J2.
void want(db::Transaction& tx, const Wanted& wanted, Moment now, const Random& random);

// J3: the job that has been due longest, for `lease`; nothing when none is due.
std::optional<Job> claim(db::Transaction& tx, const std::string& node, std::chrono::seconds lease, Moment now);
// By the node that claimed it.
void finish(db::Transaction& tx, const Job& job, Moment now);
// J4: tried again later, or given up.
void put_off(db::Transaction& tx, const Job& job, const std::string& problem, Moment now);
// J5: it is not tried again by itself; somebody wants it anew.
void fall_short(db::Transaction& tx, const Job& job, const std::string& problem, Moment now);
struct Done {
  Moment at;
  std::string problem;  // empty: it went well
};
// J5: the last one of a kind that was done, whatever came of it, or which went well; nothing when none was.
std::optional<Done> last_done(db::Transaction& tx, const std::string& kind);
std::optional<Done> last_well_done(db::Transaction& tx, const std::string& kind);
// The latest first.
std::vector<Failed> given_up(db::Transaction& tx, int count);

}  // namespace jobs
