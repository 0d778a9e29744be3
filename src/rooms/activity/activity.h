// Activity: everything that happened, written down in the same transaction as the deed.
//
// The rules A1, A2, … are in README.md beside this file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"

namespace db {
class Transaction;
}

namespace activity {

struct Event {
  std::optional<PersonId> actor;    // none: Cairn itself, or somebody who was not signed in
  std::optional<PersonId> subject;  // whom it concerns
  std::string kind;                 // "people.invited": the room and what happened
  std::string record = {};          // the id of what it was done to
  std::string detail = {};          // words of ours, at most 200 bytes: "student", "2026-09-01 13:00"
};

struct Happened {
  std::string id;  // in the order of time
  Moment at;
  Event event;
};

// Writes it down. std::invalid_argument for a detail that is too long: people's texts do not belong here (A3).
void record(db::Transaction& tx, const Event& event, Moment now, const Random& random);

// The latest first, at most `count`; those before the event of an id, to go on from.
std::vector<Happened> about(db::Transaction& tx, const PersonId& subject, int count, const std::string& before = {});
std::vector<Happened> done_by(db::Transaction& tx, const PersonId& actor, int count, const std::string& before = {});
std::vector<Happened> of_record(db::Transaction& tx, const std::string& record, int count);
std::vector<Happened> latest(db::Transaction& tx, int count, const std::string& before = {});

}  // namespace activity
