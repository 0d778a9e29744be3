#include "platform/db/examine.h"

#include "kernel/text.h"

namespace db {

namespace {

constexpr std::size_t most_flaws = 10;

std::vector<std::string> flaws_of_file(Transaction& transaction) {
  std::vector<std::string> found;
  for (const Row& row : transaction.ask("PRAGMA integrity_check(10)"))  // a row may have several lines
    for (const std::string_view line : text::split(row.text("integrity_check"), '\n'))
      if (line != "ok" && !line.empty() && !line.starts_with("***") && found.size() < most_flaws)
        found.push_back(text::collapse_spaces(line));
  return found;
}

std::vector<std::string> lost_references(Transaction& transaction) {
  std::vector<std::string> found;
  for (const Row& row :
       transaction.ask("SELECT \"table\" AS child, parent, count(*) AS n FROM pragma_foreign_key_check "
                       "GROUP BY \"table\", parent ORDER BY 1, 2 LIMIT 10"))
    found.push_back("rows of " + row.text("child") + " that refer to a row of " + row.text("parent") +
                    " that is not there: " + std::to_string(row.integer("n")));
  return found;
}

// Text indexes (text_index.h) that have fewer or more rows than their tables.
std::vector<std::string> untrue_text_indexes(Transaction& transaction) {
  std::vector<std::string> found;
  for (const Row& one : transaction.ask("SELECT v.name AS name, t.tbl_name AS its_table FROM pragma_table_list AS v "
                                        "JOIN sqlite_master AS t ON t.type = 'trigger' AND t.name = v.name || '_added' "
                                        "WHERE v.schema = 'main' AND v.type = 'virtual' ORDER BY v.name")) {
    const std::string &name = one.text("name"), &table = one.text("its_table");
    const Row counted =
        transaction.ask("SELECT (SELECT count(*) FROM " + table + ") AS kept, (SELECT count(*) FROM " + name +
                        "_rows AS r JOIN " + name + "_docsize AS d ON d.id = r.number) AS rows")[0];
    if (counted.integer("kept") != counted.integer("rows"))
      found.push_back("the text index " + name + " does not have all rows of " + table +
                      ": restoring a backup makes it again");
  }
  return found;
}

// Every single-column reference between our tables, as a question that counts the rows which lead nowhere.
std::vector<std::string> lost_references_on_server(Transaction& transaction) {
  const Rows references = transaction.ask(
      "SELECT CAST(child.relname AS text) AS child, CAST(parent.relname AS text) AS parent, "
      "CAST(c.attname AS text) AS child_column, CAST(p.attname AS text) AS parent_column "
      "FROM pg_constraint AS k "
      "JOIN pg_class AS child ON child.oid = k.conrelid JOIN pg_class AS parent ON parent.oid = k.confrelid "
      "JOIN pg_attribute AS c ON c.attrelid = k.conrelid AND c.attnum = k.conkey[1] "
      "JOIN pg_attribute AS p ON p.attrelid = k.confrelid AND p.attnum = k.confkey[1] "
      "WHERE k.contype = 'f' AND array_length(k.conkey, 1) = 1 "
      "AND k.connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())");
  std::vector<std::string> found;
  for (const Row& one : references) {
    const std::string& column = one.text("child_column");
    const Row counted =
        transaction.ask("SELECT count(*) AS n FROM " + one.text("child") + " AS c LEFT JOIN " + one.text("parent") +
                        " AS p ON p." + one.text("parent_column") + " = c." + column + " WHERE c." + column +
                        " IS NOT NULL AND p." + one.text("parent_column") + " IS NULL")[0];
    if (counted.integer("n") > 0)
      found.push_back("rows of " + one.text("child") + " that refer to a row of " + one.text("parent") +
                      " that is not there: " + std::to_string(counted.integer("n")));
  }
  return found;
}

std::vector<std::string> all_flaws(Transaction& transaction) {
  if (transaction.engine() == Engine::postgresql) return lost_references_on_server(transaction);
  std::vector<std::string> found = flaws_of_file(transaction);
  if (found.empty()) found = lost_references(transaction);
  if (found.empty()) found = untrue_text_indexes(transaction);
  return found;
}

}  // namespace

std::vector<std::string> flaws(Database& database) {
  std::vector<std::string> found;
  try {
    (void)database.read([&](Transaction& transaction) -> Result<void> {
      found = all_flaws(transaction);
      return {};
    });
  } catch (const std::runtime_error& damaged) {  // SQLite cannot make sense of the file, and says so in its own words
    found = {database.engine() == Engine::sqlite ? "the file is damaged" : damaged.what()};
  }
  if (found.size() > most_flaws) found.resize(most_flaws);
  return found;
}

std::optional<std::string> server_time(Transaction& transaction) {
  if (transaction.engine() == Engine::sqlite) return {};
  return transaction
      .ask("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS now")[0]
      .text("now");
}

}  // namespace db
