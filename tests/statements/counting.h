// A school's database that notes every statement, and in which nothing that is done stays done.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace statements {

class Counting : public db::Database {
 public:
  explicit Counting(db::Database& inner) : inner_(inner) {}
  db::Engine engine() const override { return inner_.engine(); }

  // The SQL of what was asked since the last call, in its order.
  std::vector<std::string> take() { return std::exchange(asked_, {}); }

 protected:
  bool run(db::Mode mode, const std::function<bool(db::Transaction&)>& work) override;

 private:
  db::Database& inner_;
  std::vector<std::string> asked_;
};

// The rooms whose tables a statement names: "people" for people_persons.
class Owners {
 public:
  explicit Owners(db::Database& database);
  std::set<std::string> of(std::string_view sql) const;

 private:
  std::set<std::string, std::less<>> tables_;
};

}  // namespace statements
