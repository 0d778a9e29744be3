#include <sqlite3.h>

#include <stdexcept>
#include <unordered_map>

#include "floor.h"

namespace bench {

namespace {

class Sqlite final : public Replayer {
 public:
  explicit Sqlite(const std::string& path) {
    sqlite3* opened = nullptr;
    const int code = ::sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(opened);
    check(code == SQLITE_OK);
    for (const char* pragma : {"PRAGMA busy_timeout = 10000", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
      check(::sqlite3_exec(opened, pragma, nullptr, nullptr, nullptr) == SQLITE_OK);
  }

  void run(const Recorded& page) override {
    run(Statement{page.writes ? "BEGIN IMMEDIATE" : "BEGIN", {}});
    for (const Statement& one : page.statements) run(one);
    run(Statement{"COMMIT", {}});
  }

 private:
  struct Closing {
    void operator()(sqlite3* one) const { ::sqlite3_close_v2(one); }
    void operator()(sqlite3_stmt* one) const { ::sqlite3_finalize(one); }
  };

  void check(bool is_fine) const {
    if (!is_fine) throw std::runtime_error(std::string("SQLite: ") + ::sqlite3_errmsg(connection_.get()));
  }

  sqlite3_stmt* prepared(const std::string& sql) {
    auto& found = prepared_[sql];
    if (found) return found.get();
    sqlite3_stmt* made = nullptr;
    check(::sqlite3_prepare_v3(connection_.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) ==
          SQLITE_OK);
    found.reset(made);
    return made;
  }

  void run(const Statement& one) {
    sqlite3_stmt* statement = prepared(one.sql);
    for (const db::Parameter& parameter : one.parameters) {
      const int at = ::sqlite3_bind_parameter_index(statement, (":" + parameter.name).c_str());
      if (const auto* text = std::get_if<std::string>(&parameter.value))
        ::sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
      else if (const auto* number = std::get_if<int>(&parameter.value))
        ::sqlite3_bind_int(statement, at, *number);
      else
        ::sqlite3_bind_null(statement, at);
    }
    int code = ::sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = ::sqlite3_step(statement))
      for (int i = 0; i < ::sqlite3_column_count(statement); ++i)
        if (::sqlite3_column_type(statement, i) == SQLITE_TEXT)
          read_ += static_cast<std::size_t>(::sqlite3_column_text(statement, i)[0]);
        else
          read_ += static_cast<std::size_t>(::sqlite3_column_int(statement, i));
    check(code == SQLITE_DONE);
    ::sqlite3_reset(statement);
  }

  std::unique_ptr<sqlite3, Closing> connection_;
  std::unordered_map<std::string, std::unique_ptr<sqlite3_stmt, Closing>> prepared_;
  std::size_t read_ = 0;  // so that reading is not left out
};

}  // namespace

std::unique_ptr<Replayer> sqlite_replayer(const std::string& path) { return std::make_unique<Sqlite>(path); }

}  // namespace bench
