#include "rooms/rosters/known_people.h"

namespace rosters {

std::string named(std::string_view name, std::string_view email) {
  return std::string(name) + (email.empty() ? "" : " (" + std::string(email) + ")");
}

KnownPeople::KnownPeople(db::Transaction& tx) : people_(people::everybody(tx)) {
  for (const people::Record& one : people_) {
    by_id_.emplace(one.id.text(), &one);
    if (!one.external_id.empty()) by_external_id_.emplace(one.external_id, &one);
    if (!one.email.empty()) by_email_.emplace(people::email_key(one.email), &one);
  }
}

const people::Record* KnownPeople::find(const roster_files::Whom& whom, std::string& why) const {
  const auto look = [](const Index& index, const std::string& key) {
    const auto found = key.empty() ? index.end() : index.find(key);
    return found == index.end() ? nullptr : found->second;
  };
  const people::Record* by_id = look(by_external_id_, whom.external_id);
  const people::Record* by_email = look(by_email_, people::email_key(whom.email));
  if (by_id != nullptr && by_email != nullptr && by_id != by_email) {
    why = "The external id \"" + whom.external_id + "\" is " + by_id->name + "'s, the e-mail address \"" + whom.email +
          "\" is " + by_email->name + "'s.";
    return nullptr;
  }
  const people::Record* found = by_id != nullptr ? by_id : by_email;
  if (found == nullptr)
    why = "Nobody here has the " +
          (whom.external_id.empty() ? "e-mail address \"" + whom.email : "external id \"" + whom.external_id) +
          "\": bring people in first.";
  return found;
}

}  // namespace rosters
