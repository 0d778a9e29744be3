#include "counting.h"

#include "platform/db/backup.h"

namespace statements {

namespace {

class Noting : public db::Transaction {
 public:
  Noting(db::Transaction& inner, std::vector<std::string>& asked) : inner_(inner), asked_(asked) {}
  void visit(std::string_view sql, db::Parameters parameters, const std::function<void(db::Row&&)>& take) override {
    asked_.emplace_back(sql);
    inner_.visit(sql, parameters, take);
  }
  int tell(std::string_view sql, db::Parameters parameters) override {
    asked_.emplace_back(sql);
    return inner_.tell(sql, parameters);
  }
  db::Engine engine() const override { return inner_.engine(); }
  int statements() const override { return inner_.statements(); }

 private:
  db::Transaction& inner_;
  std::vector<std::string>& asked_;
};

}  // namespace

bool Counting::run(db::Mode mode, const std::function<bool(db::Transaction&)>& work) {
  const auto undone = [&](db::Transaction& tx) -> Result<void> {
    Noting noting(tx, asked_);
    (void)work(noting);
    return fail(FailureKind::invalid, "undone");
  };
  if (mode == db::Mode::read)
    (void)inner_.read(undone);
  else
    (void)inner_.write(undone);
  return true;
}

Owners::Owners(db::Database& database) {
  (void)database.read([&](db::Transaction& tx) -> Result<void> {
    for (const db::Table& table : db::tables_of(tx)) tables_.insert(table.name);
    return {};
  });
}

std::set<std::string> Owners::of(std::string_view sql) const {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
  std::set<std::string> rooms;
  for (std::size_t at = sql.find_first_of(letters); at != std::string_view::npos;) {
    const std::size_t end = std::min(sql.find_first_not_of(letters, at), sql.size());
    const std::string_view word = sql.substr(at, end - at);
    if (tables_.contains(word)) rooms.emplace(word.substr(0, word.find('_')));
    at = sql.find_first_of(letters, end);
  }
  return rooms;
}

}  // namespace statements
