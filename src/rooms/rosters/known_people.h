// Everybody of the school, found by what the rows of files call them.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "rooms/people/people.h"
#include "rooms/roster_files/history.h"

namespace rosters {

// "Ada Byron (ada@school.example)".
std::string named(std::string_view name, std::string_view email);

class KnownPeople {
 public:
  explicit KnownPeople(db::Transaction& tx);

  const std::vector<people::Record>& all() const { return people_; }
  // By the external id first, else by the address. Null when nobody is called so, or two are: `why` then says which.
  const people::Record* find(const roster_files::Whom& whom, std::string& why) const;
  const people::Record& of(const PersonId& id) const { return *by_id_.at(id.text()); }

 private:
  using Index = std::unordered_map<std::string, const people::Record*>;
  std::vector<people::Record> people_;
  Index by_external_id_, by_email_, by_id_;
};

}  // namespace rosters
