// What a search asks about cohorts: who learns with whom, and what is taught.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "rooms/cohorts/cohorts.h"

namespace cohorts {

// Around somebody who is or was enrolled there. One statement.
struct Around {
  std::vector<std::string> people;  // ids, each once: all who are or were in one of these cohorts, they themselves, too
  std::string edition_id;           // which the last of these cohorts is pinned to
};
Around around(db::Transaction& tx, std::span<const Enrolment> enrolments);  // one at least, the earliest first

// Editions that cohorts are pinned to which had a run in the last half year, or have one ahead.
std::vector<std::string> editions_in_use(db::Transaction& tx, Day day);

}  // namespace cohorts
