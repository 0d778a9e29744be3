#include "platform/db/connection.h"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <deque>
#include <filesystem>
#include <unordered_map>

#include "kernel/text.h"
#include "platform/db/disk_full.h"

namespace db {

namespace {

constexpr int sqlite_busy = 5, sqlite_readonly = 8, sqlite_input_output = 10, sqlite_corrupt = 11, sqlite_full = 13,
              sqlite_cannot_open = 14, sqlite_constraint = 19, sqlite_no_database = 26;
// A statement more than these is prepared anew each time: there are not so many different ones in the program.
constexpr std::size_t most_prepared = 500;

// What a parameter or column lives in while a prepared statement refers to it.
struct Holder {
  soci::indicator present = soci::i_ok;
  std::string text;
  int number = 0;
};

struct Prepared {
  explicit Prepared(soci::session& session) : statement(session) {}
  std::deque<Holder> holders;
  soci::row row;
  Row::Names names;  // of the columns, once there was a row
  soci::statement statement;
};

Value value_at(const soci::row& row, std::size_t i) {
  if (row.get_indicator(i) == soci::i_null) return nullptr;
  switch (row.get_properties(i).get_data_type()) {
    case soci::dt_string:
      return row.get<std::string>(i);
    case soci::dt_integer:
      return row.get<int>(i);
    case soci::dt_long_long:  // count(*) and sum() on PostgreSQL
      return std::to_string(row.get<long long>(i));
    default:
      throw std::logic_error("column " + row.get_properties(i).get_name() + " is neither TEXT nor INTEGER");
  }
}

// A school's database holds what is nobody else's to read: a new file is its owner's alone, and so are its logs, to
// which SQLite gives the permissions of the file.
void make_database(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int file = make_private_file(path, folder.empty() ? "." : folder);
  if (file >= 0) ::close(file);  // else it is there already, or SQLite says what is wrong
}

// Before the first connection: each is used by one thread at a time, so that SQLite need not lock it at every call, nor
// count its memory for all of them together.
void prepare_sqlite() {
  using namespace sqlite_api;
  static const bool is_done =
      (sqlite3_config(SQLITE_CONFIG_MULTITHREAD), sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0), true);
  (void)is_done;
}

std::string sqlite_options(const std::string& path) { return "dbname=\"" + path + "\""; }

// What went wrong, for the log: without the values of parameters and rows, which SOCI and PostgreSQL would add and
// which are people's; with the statement, which holds none.
std::string without_values(const soci::soci_error& error, std::string_view sql) {
  constexpr std::size_t enough = 200;
  const std::string message = error.get_error_message();
  std::string line = message.substr(0, message.find('\n'));
  if (!sql.empty()) line += " (" + text::collapse_spaces(sql.substr(0, enough)) + ")";
  return line;
}

// The school's tables are those of one schema; a lock of a session, which the server gives back when the session ends.
// Those who have just left may not be gone yet: it is waited for, three seconds.
void hold_on_server(soci::session& session, Hold hold) {
  session << "SET lock_timeout = '3s'";
  try {
    session << (hold == Hold::alone ? "SELECT pg_advisory_lock(20260902, hashtext(coalesce(current_schema(), '')))"
                                    : "SELECT pg_advisory_lock_shared(20260902, hashtext(coalesce(current_schema(), "
                                      "'')))");
  } catch (const soci::postgresql_soci_error& error) {
    if (error.sqlstate() == "55P03") throw InUse(in_use(hold));
    throw;
  }
  session << "RESET lock_timeout";
}

[[noreturn]] void rethrow_as_ours(const soci::soci_error& error, std::string_view sql, bool was_connected) {
  const std::string what = without_values(error, sql);
  if (const auto* postgresql = dynamic_cast<const soci::postgresql_soci_error*>(&error)) {
    const std::string state = postgresql->sqlstate();
    if (state == "40001" || state == "40P01") throw TryAgain(what);
    if (state.starts_with("23")) throw ConstraintBroken(what);
    if (state == "53100") throw DiskFull(what);
    // 57P: the server was told to stop; 08: the connection failed; none: nobody answered.
    if (state.starts_with("57P") || state.starts_with("08") || !was_connected) throw ConnectionLost(what);
  }
  if (const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error)) {
    const int code = sqlite->result() & 0xff;
    if (code == sqlite_busy) throw TryAgain(what);
    if (code == sqlite_full) throw DiskFull(what);
    if (code == sqlite_constraint || what.find("constraint failed") != std::string_view::npos)
      throw ConstraintBroken(what);
  }
  throw std::runtime_error(what);
}

// Why there is no connection, in words for whoever runs the server, not those of the libraries for their callers.
std::string why_not_open(const soci::soci_error& error) {
  const auto* sqlite = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
  switch (sqlite == nullptr ? 0 : sqlite->result() & 0xff) {
    case sqlite_readonly:
      return "this user may not write the file, or not into its folder";
    case sqlite_corrupt:
      return "the file is damaged";
    case sqlite_cannot_open:
      return "there is no such folder, or this user may not use the file or write into its folder";
    case sqlite_no_database:
      return "the file is no database";
    case sqlite_full:
    case sqlite_input_output:
      return "the disk is full, or cannot be written: make room on it, then start again (\"cairn doctor\" tells how "
             "much "
             "there is)";
    default:
      break;
  }
  std::string out;
  const std::string message = error.get_error_message();
  for (const std::string_view line : text::split(message, '\n'))  // hints of libpq begin with a tab
    if (!line.empty() && !line.starts_with('\t') && !line.starts_with("Cannot establish connection"))
      out += (out.empty() ? "" : "; ") + text::collapse_spaces(line);
  return out;
}

}  // namespace

struct Connection::Hidden {
  FileHold hold;  // outlives the session
  // Declared before what was prepared on it, so that it outlives it.
  soci::session session;
  std::unordered_map<std::string, std::unique_ptr<Prepared>> prepared;
  Engine engine = Engine::sqlite;
  int statements = 0;
  bool is_usable = true;
  bool is_open = false;  // a transaction

  void open(const Address& address, Mode most, Hold how) {
    engine = address.engine;
    if (engine == Engine::postgresql) {
      session.open(soci::postgresql, address.place);
      session << "SET client_encoding = 'UTF8'";
      session << "SET client_min_messages = warning";  // no word on what is as it should be
      if (most == Mode::write) hold_on_server(session, how);
      return;
    }
    prepare_sqlite();
    if (most == Mode::write) make_database(address.place);
    session.open(soci::sqlite3, sqlite_options(address.place));
    if (most == Mode::write) hold = FileHold(address.place, how);
    session << "PRAGMA busy_timeout = 10000";
    if (most == Mode::write) session << "PRAGMA journal_mode = WAL";
    session << "PRAGMA synchronous = FULL";
    session << "PRAGMA foreign_keys = ON";
    session << "PRAGMA cache_size = -8000";  // KiB for each connection: a large school's indexes, not read every time
    if (most == Mode::read) session << "PRAGMA query_only = ON";
  }

  bool is_connected() {
    try {
      return engine == Engine::sqlite || session.is_connected();
    } catch (const soci::soci_error&) {
      return false;
    }
  }

  // After an error nothing prepared is trusted any more; what was prepared must go before its connection does.
  template <class Work>
  auto guarded(Work&& work, std::string_view sql = {}) {
    try {
      return work();
    } catch (const soci::soci_error& error) {
      prepared.clear();
      const bool connected = is_connected();
      if (!connected) is_usable = false;
      rethrow_as_ours(error, sql, connected);
    }
  }

  Prepared& prepare(std::string_view sql, Parameters parameters, bool has_rows) {
    std::string key(sql);
    key += has_rows ? '?' : '!';
    for (const Parameter& one : parameters) key += std::holds_alternative<int>(one.value) ? 'i' : 't';
    if (prepared.size() >= most_prepared && !prepared.contains(key)) prepared.clear();
    std::unique_ptr<Prepared>& found = prepared[key];
    if (found) return *found;
    auto made = std::make_unique<Prepared>(session);
    for (const Parameter& one : parameters) {
      Holder& holder = made->holders.emplace_back();
      if (std::holds_alternative<int>(one.value))
        made->statement.exchange(soci::use(holder.number, holder.present, one.name));
      else
        made->statement.exchange(soci::use(holder.text, holder.present, one.name));
    }
    if (has_rows) made->statement.exchange(soci::into(made->row));
    made->statement.alloc();
    made->statement.prepare(std::string(sql));
    made->statement.define_and_bind();
    found = std::move(made);
    return *found;
  }

  Prepared& fill(std::string_view sql, Parameters parameters, bool has_rows) {
    ++statements;
    Prepared& one = prepare(sql, parameters, has_rows);
    auto holder = one.holders.begin();
    for (const Parameter& parameter : parameters) {
      holder->present = soci::i_ok;
      if (const auto* text = std::get_if<std::string>(&parameter.value))
        holder->text = *text;
      else if (const auto* number = std::get_if<int>(&parameter.value))
        holder->number = *number;
      else
        holder->present = soci::i_null;
      ++holder;
    }
    return one;
  }

  void visit(std::string_view sql, Parameters parameters, const std::function<void(Row&&)>& take) {
    Prepared& one = fill(sql, parameters, true);
    for (bool more = one.statement.execute(true); more; more = one.statement.fetch()) {
      if (!one.names) {
        auto names = std::make_shared<std::vector<std::string>>();
        for (std::size_t i = 0; i < one.row.size(); ++i) names->push_back(one.row.get_properties(i).get_name());
        one.names = std::move(names);
      }
      std::vector<Value> values;
      values.reserve(one.row.size());
      for (std::size_t i = 0; i < one.row.size(); ++i) values.push_back(value_at(one.row, i));
      take({one.names, std::move(values)});
    }
  }
};

Connection::Connection(const Address& address, Mode most, Hold hold) : hidden_(std::make_unique<Hidden>()) {
  try {
    hidden_->open(address, most, hold);
  } catch (const soci::soci_error& error) {
    throw ConnectionLost(why_not_open(error));
  }
}
Connection::~Connection() = default;

void Connection::begin(Mode mode) {
  hidden_->statements = 0;
  hidden_->guarded([&] {
    if (hidden_->engine == Engine::sqlite)
      hidden_->session << (mode == Mode::write ? "BEGIN IMMEDIATE" : "BEGIN");
    else
      hidden_->session << (mode == Mode::write ? "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE"
                                               : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  });
  hidden_->is_open = true;
}

void Connection::commit() {
  // On PostgreSQL a COMMIT that is refused has ended the transaction, too; on SQLite it is still there.
  if (hidden_->engine == Engine::postgresql) hidden_->is_open = false;
  try {
    hidden_->guarded([&] { hidden_->session << "COMMIT"; });
    hidden_->is_open = false;
  } catch (const ConnectionLost& lost) {
    throw FateUnknown(lost.what());
  }
}

void Connection::rollback() noexcept {
  if (!hidden_->is_open) return;
  hidden_->is_open = false;
  try {
    hidden_->session << "ROLLBACK";
  } catch (...) {
    hidden_->is_usable = false;  // it is closed, and what was not committed goes with it
  }
}

bool Connection::is_usable() const { return hidden_->is_usable; }

void Connection::visit(std::string_view sql, Parameters parameters, const std::function<void(Row&&)>& take) {
  hidden_->guarded([&] { hidden_->visit(sql, parameters, take); }, sql);
}

int Connection::tell(std::string_view sql, Parameters parameters) {
  return hidden_->guarded(
      [&] {
        Prepared& one = hidden_->fill(sql, parameters, false);
        one.statement.execute(true);
        return static_cast<int>(one.statement.get_affected_rows());
      },
      sql);
}

Engine Connection::engine() const { return hidden_->engine; }
int Connection::statements() const { return hidden_->statements; }

void leave_log(const std::string& path) {
  soci::session session(soci::sqlite3, sqlite_options(path));
  session << "PRAGMA synchronous = FULL";
  session << "PRAGMA journal_mode = DELETE";
}

}  // namespace db
