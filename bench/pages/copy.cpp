#include "copy.h"

#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

#include "migrations_embedded.h"
#include "platform/db/backup.h"
#include "platform/db/migrations.h"

namespace bench {

namespace {

constexpr std::size_t enough_at_once = std::size_t{1} << 20;

void append(std::string& line, const db::Value& value) {
  if (std::holds_alternative<std::nullptr_t>(value)) line += "\\N";
  if (const auto* number = std::get_if<int>(&value)) line += std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&value))
    for (const char c : *text) {
      if (c == '\n')
        line += "\\n";
      else if (c == '\r')
        line += "\\r";
      else if (c == '\t')
        line += "\\t";
      else if (c == '\\')
        line += "\\\\";
      else
        line += c;
    }
}

class Connection {
 public:
  explicit Connection(const std::string& address) : connection_(::PQconnectdb(address.c_str())) {
    if (::PQstatus(connection_.get()) != CONNECTION_OK) fail();
  }

  void tell(const std::string& sql) { check(::PQexec(connection_.get(), sql.c_str()), PGRES_COMMAND_OK); }

  void begin(const db::Table& table) {
    std::string columns;
    for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
    check(::PQexec(connection_.get(), ("COPY " + table.name + " (" + columns + ") FROM STDIN").c_str()), PGRES_COPY_IN);
  }
  void put(const std::string& lines) {
    if (::PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) != 1) fail();
  }
  void end() {
    if (::PQputCopyEnd(connection_.get(), nullptr) != 1) fail();
    check(::PQgetResult(connection_.get()), PGRES_COMMAND_OK);
    while (PGresult* rest = ::PQgetResult(connection_.get())) ::PQclear(rest);
  }

 private:
  struct Closing {
    void operator()(PGconn* one) const { ::PQfinish(one); }
  };
  [[noreturn]] void fail() const { throw std::runtime_error(::PQerrorMessage(connection_.get())); }
  void check(PGresult* result, ExecStatusType wanted) const {
    const ExecStatusType status = ::PQresultStatus(result);
    ::PQclear(result);
    if (status != wanted) fail();
  }

  std::unique_ptr<PGconn, Closing> connection_;
};

int copy_table(db::Transaction& from, const db::Table& table, Connection& into) {
  std::string columns, lines;
  for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
  int rows = 0;
  into.begin(table);
  from.visit("SELECT " + columns + " FROM " + table.name + " ORDER BY rowid", {}, [&](db::Row&& row) {
    for (std::size_t i = 0; i < row.values().size(); ++i) {
      if (i > 0) lines += '\t';
      append(lines, row.values()[i]);
    }
    lines += '\n';
    ++rows;
    if (lines.size() < enough_at_once) return;
    into.put(lines);
    lines.clear();
  });
  if (!lines.empty()) into.put(lines);
  into.end();
  return rows;
}

}  // namespace

int copy(db::Database& from, const db::Address& into) {
  (void)db::migrate(*db::Database::open(into).value(), migrations::all(), "2026-01-01T00:00:00Z").value();
  Connection connection(into.place);
  connection.tell("SET session_replication_role = replica");
  connection.tell("SET synchronous_commit = off");
  return from
      .read([&](db::Transaction& tx) -> Result<int> {
        const std::vector<db::Table> tables = db::tables_of(tx);
        for (const db::Table& table : tables) connection.tell("TRUNCATE " + table.name + " CASCADE");
        int rows = 0;
        for (const db::Table& table : tables) rows += copy_table(tx, table, connection);
        return rows;
      })
      .value();
}

}  // namespace bench
