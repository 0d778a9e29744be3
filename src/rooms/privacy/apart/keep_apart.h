// The keep-apart list: two people who are neither paired nor grouped (rules PR5, PR6). The career team's alone: whoever
// shows anything of it guards its route with career_team, and makers of groups ask without saying why.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"

namespace db {
class Transaction;
}

namespace privacy {

struct Apart;
using ApartId = Id<Apart>;
struct Apart {
  ApartId id;
  PersonId first, second;
  std::string reason;  // may be empty
  Moment made_at;
  PersonId made_by;
};

// In any order. False when they are kept apart already. invalid at "first" and "second" for nobody, oneself or the same
// person twice, at "reason" beyond 500 characters.
struct NewApart {
  PersonId first, second;
  std::string reason = {};
};
Result<bool> keep_apart(db::Transaction& tx, const NewApart& wanted, const PersonId& by, Moment now,
                        const Random& random);
// PR5. not_found when it is not on the list, or its viewer is.
Result<void> end_apart(db::Transaction& tx, const ApartId& apart, const PersonId& by, Moment now, const Random& random);

bool are_kept_apart(db::Transaction& tx, const PersonId& one, const PersonId& other);
// The pairs among these people, each once, the smaller id first. One statement.
std::vector<std::pair<PersonId, PersonId>> kept_apart_from(db::Transaction& tx, std::span<const PersonId> people);

// The list as one of the career team sees it: without what is about them (PR6). The latest first, at most 500.
std::vector<Apart> kept_apart(db::Transaction& tx, const PersonId& viewer);

// Whom one of the career team means: by the whole address, or a part of the name that fits one person alone. invalid at
// `field` otherwise; who fits is named.
Result<PersonId> meant(db::Transaction& tx, const std::string& typed, const std::string& field);

// The reasons of those that were ended before.
void forget_reasons(db::Transaction& tx, Moment before);
// PR12: what is about the person is ended and its reason gone.
void forget_apart(db::Transaction& tx, const PersonId& person, Moment now);

}  // namespace privacy
