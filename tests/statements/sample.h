// The demo's school, in a size, with somebody of every role and the record that each would look at.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kernel/person.h"
#include "rooms/test_school.h"

namespace statements {

class Sample {
 public:
  // Cohorts, and what is noted of each student, grow with the number of students.
  explicit Sample(int students);

  const rooms::TestSchool& school() const { return school_; }
  // The token of an open session.
  const std::string& token_of(Role role) const { return tokens_.at(role); }
  // The part of a path, for who asks: nothing when no record is known for it.
  std::optional<std::string> value(std::string_view parameter, std::optional<Role> asker) const;

 private:
  void add_sessions();
  void add_records();
  void add_more(int times);
  void add_edition(const std::string& digest);
  PersonId person(const std::string& external_id) const;
  std::string first(std::string_view sql, db::Parameters parameters = {}) const;

  rooms::TestSchool school_;
  std::map<Role, PersonId> people_;
  std::map<Role, std::string> tokens_;
  std::map<std::string, std::string, std::less<>> records_;
};

}  // namespace statements
