// Whom a mail may be written to, and how people like to be reached.
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

// Who is there to be asked, with what they chose to be reached by and this viewer may see (P12): the rest is empty.
struct Reachable {
  PersonId id;
  std::string name, pronouns = {}, photo = {};  // the digest of the photo
  std::vector<std::string> links = {};          // https, or an e-mail address
};
// Those who are active and hold a role of staff, each once, by name. In one statement.
std::vector<Reachable> reachable(db::Transaction& tx, std::span<const PersonId> people, const Viewer& viewer);

// Where a contact link leads: itself, or "mailto:ana@school.example".
std::string href_of_contact(const std::string& link);

}  // namespace people
