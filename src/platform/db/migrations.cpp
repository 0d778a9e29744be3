#include "platform/db/migrations.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/db/backup.h"
#include "platform/db/text_index.h"

namespace db {

namespace {

// Nodes that start together would all make the table, and all but one fail: on PostgreSQL they wait for each other.
void make_table(Database& database) {
  (void)database.write([](Transaction& transaction) -> Result<void> {
    if (transaction.engine() == Engine::postgresql) transaction.tell("SELECT pg_advisory_xact_lock(20260901)");
    for (const std::string& statement : statements_of("CREATE TABLE IF NOT EXISTS migrations (\n"
                                                      "  number INTEGER PRIMARY KEY,\n"
                                                      "  name TEXT NOT NULL,\n"
                                                      "  checksum TEXT NOT NULL,\n"
                                                      "  applied_at TEXT NOT NULL);",
                                                      transaction.engine()))
      transaction.tell(statement);
    return {};
  });
}

constexpr std::string_view applied_ones = "SELECT number, name, checksum FROM migrations ORDER BY number";

std::string titled(int number, std::string_view name) {
  std::string digits = std::to_string(number);
  digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return digits + "_" + std::string(name);
}

// Newer is only what has a number and a name that this program does not have.
Result<void> refuse_unknown(const std::string& title, int number, std::string_view name,
                            std::span<const Migration> known) {
  const std::string has = "the database has the migration " + title;
  if (const auto same = std::ranges::find(known, name, &Migration::name); same != known.end())
    return fail(FailureKind::conflict, has + ", which this cairn knows as " + titled(same->number, same->name) +
                                           ": its steps were numbered otherwise by the cairn that applied them; " +
                                           "install that one");
  if (const auto same = std::ranges::find(known, number, &Migration::number); same != known.end())
    return fail(FailureKind::conflict, has + ", where this cairn has " + titled(same->number, same->name) +
                                           ": the step was renamed or replaced after it was applied; " +
                                           "install the cairn that applied it");
  return fail(FailureKind::conflict, has + ", which this cairn does not know: it was served by a newer one; " +
                                         "install that version, or restore a backup made before it");
}

Result<void> compare(const Rows& applied, std::span<const Migration> known) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const int number = applied[i].integer("number");
    const std::string title = titled(number, applied[i].text("name"));
    if (i >= known.size() || known[i].number != number || known[i].name != applied[i].text("name"))
      return refuse_unknown(title, number, applied[i].text("name"), known);
    if (known[i].checksum != applied[i].text("checksum"))
      return fail(FailureKind::conflict,
                  "the migration " + title +
                      " was changed after it was applied to this database: install the cairn that applied it");
  }
  return {};
}

// The next migration that is missing; false when none is.
Result<bool> apply_next(Transaction& transaction, std::span<const Migration> known, std::string_view now) {
  // Before the first question, or its answer could be older than the lock.
  if (transaction.engine() == Engine::postgresql) transaction.tell("LOCK TABLE migrations IN EXCLUSIVE MODE");
  const Rows applied = transaction.ask(applied_ones);
  TRY(compare(applied, known));
  if (applied.size() == known.size()) return false;
  const Migration& next = known[applied.size()];
  for (const std::string& statement : statements_of(next.sql, transaction.engine())) transaction.tell(statement);
  transaction.tell(
      "INSERT INTO migrations (number, name, checksum, applied_at) VALUES (:number, :name, :checksum, :now)",
      {{"number", next.number}, {"name", next.name}, {"checksum", next.checksum}, {"now", now}});
  return true;
}

// What makes both engines keep and compare the same: types are checked, and texts are in the order of their bytes,
// whatever order the server's language has.
std::string as_taken(std::string statement, Engine engine) {
  if (!text::starts_with_ignoring_case(statement, "create table ") &&
      !text::starts_with_ignoring_case(statement, "alter table "))
    return statement;
  if (engine == Engine::postgresql) return text::replace_all(std::move(statement), " TEXT", " TEXT COLLATE \"C\"");
  if (text::starts_with_ignoring_case(statement, "create table ")) statement += " STRICT";
  return statement;
}

// Since PostgreSQL 15 nobody but its owner may make tables in a database's public schema.
Result<void> check_may_make_tables(Database& database) {
  if (database.engine() == Engine::sqlite) return {};
  return database.read([](Transaction& transaction) -> Result<void> {
    const Rows asked = transaction.ask(
        "SELECT CASE WHEN has_schema_privilege(current_schema(), 'CREATE') THEN 1 ELSE 0 END AS may, "
        "CAST(current_user AS text) AS name");
    if (asked[0].integer("may") == 1) return {};
    return fail(FailureKind::not_allowed, "the user " + asked[0].text("name") +
                                              " may not make tables there: make it the owner of the database (ALTER " +
                                              "DATABASE … OWNER TO), or GRANT CREATE ON SCHEMA public to it");
  });
}

}  // namespace

std::vector<std::string> statements_of(std::string_view sql, Engine engine) {
  std::vector<std::string> statements;
  std::string statement;
  for (std::string_view line : text::split(sql, '\n')) {
    line = text::trim_end(line);
    if (text::trim(line).empty() || text::trim(line).starts_with("--")) continue;
    statement += (statement.empty() ? "" : "\n") + std::string(line);
    if (!line.ends_with(';')) continue;
    statement.pop_back();
    if (is_text_index(statement))
      for (std::string& one : text_index_statements(statement, engine)) statements.push_back(std::move(one));
    else
      statements.push_back(as_taken(std::move(statement), engine));
    statement.clear();
  }
  if (!statement.empty()) throw std::logic_error("a statement of a migration does not end with \";\": " + statement);
  return statements;
}

Result<void> check_migrations(Database& database, std::span<const Migration> known) {
  return database.read([&](Transaction& transaction) { return compare(transaction.ask(applied_ones), known); });
}

Result<int> missing_migrations(Database& database, std::span<const Migration> known) {
  return database.read([&](Transaction& transaction) -> Result<int> {
    const auto has_table = [](const Table& table) { return table.name == "migrations"; };
    if (!std::ranges::any_of(tables_of(transaction), has_table))
      return fail(FailureKind::not_found, "the database holds no school");
    const Rows applied = transaction.ask(applied_ones);
    TRY(compare(applied, known));
    return static_cast<int>(known.size() - applied.size());
  });
}

Result<int> migrate(Database& database, std::span<const Migration> known, std::string_view now) {
  TRY(check_may_make_tables(database));
  make_table(database);
  int count = 0;
  const auto step = [&](Transaction& transaction) { return apply_next(transaction, known, now); };
  while (TRY(database.write(step))) ++count;
  return count;
}

}  // namespace db
