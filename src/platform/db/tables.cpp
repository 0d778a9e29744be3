#include "platform/db/backup.h"

namespace db {

std::vector<Table> tables_of(Transaction& transaction) {
  const std::string_view sql =
      transaction.engine() == Engine::sqlite
          ? "SELECT m.name AS table_name, c.name AS column_name FROM pragma_table_list AS m, pragma_table_info(m.name) "
            "AS "
            "c "
            "WHERE m.schema = 'main' AND m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
            "AND NOT EXISTS (SELECT 1 FROM pragma_table_list AS v WHERE v.schema = 'main' AND v.type = 'virtual' "
            "AND m.name = v.name || '_rows') ORDER BY m.name, c.name"
          : "SELECT CAST(table_name AS text) AS table_name, CAST(column_name AS text) AS column_name "
            "FROM information_schema.columns WHERE table_schema = current_schema() "
            "ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"";
  std::vector<Table> tables;
  for (const Row& row : transaction.ask(sql)) {
    if (tables.empty() || tables.back().name != row.text("table_name")) tables.push_back({row.text("table_name"), {}});
    tables.back().columns.push_back(row.text("column_name"));
  }
  return tables;
}

}  // namespace db
