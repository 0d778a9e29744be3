// What happened, in words (rules PR9, PR14).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"

namespace db {
class Transaction;
}

namespace privacy {

struct Line {
  std::string id;  // to go on from
  Moment at;
  std::optional<PersonId> actor, subject;
  std::string who;   // by their present name: "Kim Coach", "Somebody" or "Cairn" when nobody was signed in
  std::string whom;  // empty: nobody, or themselves
  std::string what;  // "noted attendance", "enrolled {}": whom it concerns
  // Words of ours, with days and moments as the tables have them: only on one's own page, and of what concerns
  // accounts, the school and its dates.
  std::string detail;
};
// The latest first, at most `count`, those before the event of an id. Two statements.
std::vector<Line> history(db::Transaction& tx, int count, const std::string& before = {});
// What the person did and what concerned them. Three statements.
std::vector<Line> history_of(db::Transaction& tx, const PersonId& person, int count, const std::string& before = {});

}  // namespace privacy
