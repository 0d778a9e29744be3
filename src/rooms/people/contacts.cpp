// The part of the store that says whom a mail may be written to.
#include "rooms/people/contacts.h"

#include <algorithm>

#include "kernel/folded.h"
#include "kernel/text.h"
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

std::vector<Reachable> reachable(db::Transaction& tx, std::span<const PersonId> people, const Viewer& viewer) {
  std::vector<Reachable> all;
  for (Record& one : persons_of(tx, people)) {
    if (!one.is_active() || !one.roles().any_of(staff)) continue;
    const Visible sees = visible(one, viewer);
    if (!sees.name) continue;
    all.push_back({one.id, std::move(one.name), sees.pronouns ? std::move(one.pronouns) : std::string(),
                   sees.photo ? std::move(one.photo) : std::string(),
                   sees.links ? std::move(one.links) : std::vector<std::string>()});
  }
  std::ranges::sort(all, {}, [](const Reachable& one) { return text::folded(one.name); });
  return all;
}

std::string href_of_contact(const std::string& link) {
  const std::size_t at = link.find('@');
  if (link.starts_with("https://") || at == std::string::npos) return link;
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string local;
  for (const char c : link.substr(0, at)) {
    const auto byte = static_cast<unsigned char>(c);
    if (text::is_letter(c) || text::is_digit(c) || std::string_view(".-_~").find(c) != std::string_view::npos)
      local += c;
    else
      local += {'%', hex[byte >> 4U], hex[byte & 15U]};
  }
  return "mailto:" + local + link.substr(at);
}

}  // namespace people
