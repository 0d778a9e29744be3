// A school with somebody of every role, and the records that routes are asked for.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kernel/person.h"
#include "rooms/test_school.h"

namespace guards {

enum class Whose { own, others };

class Records {
 public:
  explicit Records(const rooms::TestSchool& school);

  // The token of an open session of somebody who is this and nothing else.
  const std::string& token_of(Role role) const { return somebody_.at(role).token; }
  // The part of a path, for who asks: nothing when no record is known for it. Nobody's own is Sam's.
  std::optional<std::string> value(std::string_view parameter, std::optional<Role> asker, Whose whose) const;

 private:
  struct Somebody {
    PersonId id;
    std::string token;
    std::map<std::string, std::string, std::less<>> records;  // by parameter
  };
  Somebody make(const rooms::TestSchool& school, Role role, const std::string& name) const;
  static PersonId add_person(db::Transaction& tx, const rooms::TestSchool& school, Role role, const std::string& name);
  static std::string add_link(db::Transaction& tx, const rooms::TestSchool& school, const PersonId& id,
                              const std::string& name);
  static void add_letter(db::Transaction& tx, const rooms::TestSchool& school,
                         std::map<std::string, std::string, std::less<>>& parts, const std::string& name);
  static void add_private(db::Transaction& tx, const rooms::TestSchool& school,
                          std::map<std::string, std::string, std::less<>>& parts, const PersonId& id);
  void add_cohort(db::Transaction& tx, const rooms::TestSchool& school,
                  std::map<std::string, std::string, std::less<>>& parts, Role role, const PersonId& id) const;

  std::string edition_, term_, track_;
  std::map<Role, Somebody> somebody_;
  std::optional<Somebody> sam_;  // another student, whose records are "others"
};

}  // namespace guards
