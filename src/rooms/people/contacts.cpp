// The part of the store that says whom a mail may be written to.
#include "rooms/people/contacts.h"

#include "rooms/people/people_store.h"

namespace people {

std::vector<Contact> contacts_of(db::Transaction& tx, std::span<const PersonId> people) {
  if (people.empty()) return {};
  std::vector<db::Parameter> parameters;
  const std::string list = listed(people, parameters);
  std::vector<Contact> contacts;
  for (const db::Row& row :
       tx.ask("SELECT id, name, email, zone FROM people_persons WHERE email IS NOT NULL AND deactivated_at IS NULL "
              "AND erased_at IS NULL AND id IN (" +
                  list + ") ORDER BY id",
              parameters))
    contacts.push_back({PersonId::read(row.text("id")).value(), row.text("name"), row.text("email"), row.text("zone")});
  return contacts;
}

}  // namespace people
