// Whom a mail may be written to.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kernel/person.h"

namespace db {
class Transaction;
}

namespace people {

struct Contact {
  PersonId id;
  std::string name, email, zone;
};
// Those who are active and have an address, each once, in the order of their ids. In one statement.
std::vector<Contact> contacts_of(db::Transaction& tx, std::span<const PersonId> people);

}  // namespace people
