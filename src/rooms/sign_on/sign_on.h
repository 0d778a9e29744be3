// Single sign-on: which identity elsewhere is which person of ours.
//
// The rules SO1, SO2, … are in README.md beside this file. Nothing here asks another host: conversation.h does, before
// the transaction begins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"
#include "rooms/sign_on/identity.h"

namespace db {
class Transaction;
}

namespace sign_on {

// ---- attempts ----

bool was_used(db::Transaction& tx, std::string_view state);
// SO2: false when it was used already.
bool use(db::Transaction& tx, std::string_view state, Moment until);

// ---- links ----

struct Link {
  std::string id;
  PersonId person;
  std::string issuer, subject;
  Moment linked_at;
  std::optional<Moment> ended_at;
};

// SO6 to SO9: whom the identity opens the account of; linked when they were found by their address. `label`: the
// provider's, for sentences. not_allowed otherwise; the sentence is for the person.
Result<PersonId> person_of(db::Transaction& tx, const Identity& identity, std::string_view label, Moment now,
                           const Random& random);
// The latest one with each issuer.
std::vector<Link> links_of(db::Transaction& tx, const PersonId& person);
// All that there ever were, the latest first: for what is kept of a person.
std::vector<Link> all_links_of(db::Transaction& tx, const PersonId& person);
// SO8. not_found when it is not theirs, or was ended.
Result<void> unlink(db::Transaction& tx, const PersonId& person, std::string_view link, Moment now,
                    const Random& random);
// SO8. not_found when it is not theirs; conflict when it was not ended, or the identity is another's by now.
Result<void> link_again(db::Transaction& tx, const PersonId& person, std::string_view link, Moment now,
                        const Random& random);

// ---- housekeeping ----

// Attempts that are over.
void forget_attempts(db::Transaction& tx, Moment now);
// Every link of somebody who is forgotten.
void forget_person(db::Transaction& tx, const PersonId& person);

}  // namespace sign_on
