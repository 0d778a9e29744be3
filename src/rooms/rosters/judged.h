// What would become of the rows of a file, and how it is done: one function for each kind of file.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "rooms/rosters/packed.h"

namespace rosters {

// What deeds are given, and what they leave.
struct Hands {
  db::Transaction& tx;
  const PersonId& by;
  Moment now;
  const Random& random;
  std::vector<PersonId> created = {};  // who has an address and can be invited
};

// A row's part in the import. `line`: of which row, so that a Failure can name it.
struct Deed {
  std::size_t line;
  std::function<Result<void>(Hands&)> carry_out;
};

struct Judged {
  std::vector<Fate> fates;  // as many as lines
  std::vector<Deed> deeds;  // in the order in which they are to be carried out
};

// All lines have cells. Changes nothing; the number of statements does not depend on the number of lines, but for
// attendance: one for each session that is meant.
Judged judge_people(db::Transaction& tx, std::span<const Line> lines, Moment now);
Judged judge_enrolments(db::Transaction& tx, std::span<const Line> lines);
Judged judge_attendance(db::Transaction& tx, std::span<const Line> lines, Moment now);

}  // namespace rosters
