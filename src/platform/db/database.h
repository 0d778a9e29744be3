// One school's database, on either engine: SQLite inside, PostgreSQL when a school outgrows one machine.
//
// Everything above this header speaks of transactions, named parameters, and rows of TEXT and INTEGER (31 bits); the
// SQL is the same on both engines. SOCI is seen by this folder alone.
#pragma once

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/random.h"
#include "kernel/result.h"

namespace db {

enum class Engine { sqlite, postgresql };

// Where the database is: "sqlite:PATH", or "postgresql://…" as libpq reads it.
struct Address {
  Engine engine;
  std::string place;  // the path, or the whole address
};
Result<Address> read_address(std::string_view address);
// The address as it may be printed or logged: without its password.
std::string without_password(const Address& address);

using Value = std::variant<std::nullptr_t, std::string, int>;

// ":name" in the SQL. Texts hold no NUL (PostgreSQL would cut them there): std::invalid_argument.
struct Parameter {
  Parameter(std::string_view called, std::string_view text);
  Parameter(std::string_view called, const char* text) : Parameter(called, std::string_view(text)) {}
  Parameter(std::string_view called, const std::string& text) : Parameter(called, std::string_view(text)) {}
  Parameter(std::string_view called, int number) : name(called), value(number) {}
  Parameter(std::string_view called, std::nullptr_t) : name(called), value(nullptr) {}
  template <class T>
  Parameter(std::string_view called, const std::optional<T>& there)
      : Parameter(there ? Parameter(called, *there) : Parameter(called, nullptr)) {}

  std::string name;
  Value value;
};
// A view: of a list in braces, or of a vector, for the time of the call.
class Parameters {
 public:
  Parameters() = default;
  Parameters(std::initializer_list<Parameter> list) : list_(list.begin(), list.size()) {}
  Parameters(const std::vector<Parameter>& list) : list_(list) {}
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }

 private:
  std::span<const Parameter> list_;
};

// One row of an answer. Asking for a column that the statement does not list, or as another type, is our mistake:
// std::logic_error.
class Row {
 public:
  using Names = std::shared_ptr<const std::vector<std::string>>;
  Row(Names names, std::vector<Value> values) : names_(std::move(names)), values_(std::move(values)) {}

  const std::string& text(std::string_view column) const;
  int integer(std::string_view column) const;  // also of count(*) and the like
  bool is_null(std::string_view column) const;
  std::optional<std::string> text_if_any(std::string_view column) const;
  std::optional<int> integer_if_any(std::string_view column) const;

  const std::vector<std::string>& names() const { return *names_; }
  const std::vector<Value>& values() const { return values_; }

 private:
  const Value& value_of(std::string_view column) const;

  Names names_;  // shared by all rows of an answer
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

// An INSERT or UPDATE met a UNIQUE constraint, a CHECK or a FOREIGN KEY: a mistake of ours, since stores write
// ON CONFLICT … DO NOTHING where it is part of the rules.
struct ConstraintBroken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// There is nobody to talk to, or the connection is gone, and with it what was not committed: nothing was changed.
struct ConnectionLost : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Somebody else has it in use (hold.h in this folder).
struct InUse : ConnectionLost {
  using ConnectionLost::ConnectionLost;
};

// The connection was lost while a transaction was being committed: nobody knows whether it was.
struct FateUnknown : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// What is done inside one transaction. Used by one thread.
class Transaction {
 public:
  virtual ~Transaction() = default;
  Rows ask(std::string_view sql, Parameters parameters = {});
  // The same, row by row, for answers that need not fit into memory. No other statement runs meanwhile.
  virtual void visit(std::string_view sql, Parameters parameters, const std::function<void(Row&&)>& take) = 0;
  // How many rows were changed.
  virtual int tell(std::string_view sql, Parameters parameters = {}) = 0;
  virtual Engine engine() const = 0;
  // How many statements were run in it so far; what a page may cost is counted in them.
  virtual int statements() const = 0;
};

enum class Mode { read, write };

// How long a transaction that lost to another waits before it is run again, so that those who met do not meet again:
// by chance, up to 1 ms after the first attempt, twice as long after each further one, 32 ms at most.
std::chrono::microseconds pause_after(int attempts, const Random& random);
struct Patience {
  Random random;
  std::function<void(std::chrono::microseconds)> wait;
};
// Sleeps, by chance that nobody needs to guess.
Patience usual_patience();

// Any number of threads may use it at once; each transaction has a connection of its own. On SQLite one thread writes
// at a time and the others wait for their turn; readers see the state at their first statement and wait for nobody.
class Database {
 public:
  // Creates a SQLite file that is not there (its folder must be), for its owner alone to read. Readers: how many
  // transactions may read at once. A Failure for a PostgreSQL older than 15, or one that keeps its texts otherwise than
  // in UTF-8.
  static Result<std::unique_ptr<Database>> open(const Address& address, int readers = 4,
                                                Patience patience = usual_patience());
  // The same, with nobody else who writes beside it as long as it lives: who did before is not interrupted but named
  // as a Failure (conflict), and whoever comes later is refused. A process that was killed holds nothing.
  static Result<std::unique_ptr<Database>> open_alone(const Address& address);
  // One that is there, to look at only: nothing of it is changed, made or asked for. Its file may be one that nobody
  // may write.
  static Result<std::unique_ptr<Database>> open_to_read(const Address& address);
  virtual ~Database() = default;

  // Runs `work` (Transaction& -> Result<T>) in one transaction: committed when it gives a value, undone when it gives a
  // Failure or throws. It may be run again from its start when the engine asks for it (two writers that cannot both
  // win, a connection lost before the end), so it must change nothing but the database. A Failure of kind conflict when
  // that happened too often (12 times, which may have taken 0.2 s of waiting). Throws ConnectionLost, FateUnknown, and
  // what `work` throws.
  template <class Work>
  auto read(Work&& work) {
    return result_of(Mode::read, work);
  }
  template <class Work>
  auto write(Work&& work) {
    return result_of(Mode::write, work);
  }

  virtual Engine engine() const = 0;

 protected:
  // `work` says whether to commit. False when it was run in vain too often, because others were always quicker.
  virtual bool run(Mode mode, const std::function<bool(Transaction&)>& work) = 0;

 private:
  template <class Work>
  auto result_of(Mode mode, Work& work) {
    std::optional<std::invoke_result_t<Work&, Transaction&>> result;
    if (!run(mode, [&](Transaction& transaction) { return result.emplace(work(transaction)).has_value(); }))
      result.emplace(
          fail(FailureKind::conflict, "Others are changing the same thing at this moment. Please try again."));
    return *std::move(result);
  }
};

}  // namespace db
