// Who does something, and when: what every change is given beside its transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/day.h"
#include "kernel/random.h"

namespace db {
class Transaction;
}

namespace cohorts {

struct Deed {
  std::optional<std::string> who;  // the id of a person, none on the command line
  Moment now;
  const Random& random;

  std::string new_id() const;
};

// The day on which it is done, where the school is.
Day day_of(db::Transaction& tx, const Deed& deed);

// Writes down in the room activity that it was done. `subject`: the id of the person it concerns, or empty.
void happened(db::Transaction& tx, const Deed& deed, std::string_view kind, std::string_view record,
              std::string_view subject = {}, std::string_view detail = {});

}  // namespace cohorts
