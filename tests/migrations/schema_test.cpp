// The end state of all migrations, as a newcomer reads it: migrations/schema.sql is compared with a database that was
// migrated from nothing. Written anew with CAIRN_REBASELINE=1.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "kernel/text.h"
#include "migrations_embedded.h"
#include "platform/db/test_database.h"

namespace {

constexpr std::string_view head =
    "-- The tables as they are after all migrations. To be read; nothing runs it, and a test keeps it true.\n"
    "-- Written anew by: CAIRN_REBASELINE=1 build/release/bin/migrations_tests\n";

// "CREATE TABLE notes (" is about notes.
std::string_view table_of(std::string_view line) {
  const std::string_view begin = "CREATE TABLE ";
  return line.starts_with(begin) ? line.substr(begin.size(), line.find(' ', begin.size()) - begin.size())
                                 : std::string_view();
}

// The comments that stand right above a table in the migration that made it.
std::map<std::string, std::string, std::less<>> comments() {
  std::map<std::string, std::string, std::less<>> found;
  for (const db::Migration& one : migrations::all()) {
    std::string above;
    for (const std::string_view line : text::split(one.sql, '\n')) {
      if (const auto table = table_of(line); !table.empty()) found[std::string(table)] = above;
      above = line.starts_with("--") ? above + std::string(line) + "\n" : "";
    }
  }
  return found;
}

// A table's columns and rules each on a line of its own, those too that ALTER TABLE put behind the others.
std::string laid_out(std::string_view sql) {
  const std::size_t begin = sql.find('(') + 1, end = sql.rfind(')');
  std::string out(sql.substr(0, begin)), item;
  const auto finish = [&](std::string_view after) {
    out += "\n  " + std::string(text::trim(item)) + std::string(after);
    item.clear();
  };
  int depth = 0;
  bool in_text = false;
  for (const char c : sql.substr(begin, end - begin)) {
    if (c == '\'') in_text = !in_text;
    if (!in_text && c == '(') ++depth;
    if (!in_text && c == ')') --depth;
    if (!in_text && depth == 0 && c == ',')
      finish(",");
    else
      item += c;
  }
  finish("\n");
  return out + std::string(sql.substr(end));
}

std::string schema() {
  const db::TestDatabase there(db::Engine::sqlite);
  (void)db::migrate(there.get(), migrations::all(), "2026-09-01T16:00:00Z").value();
  const db::Rows rows = there.get()
                            .read([](db::Transaction& tx) -> Result<db::Rows> {
                              return tx.ask(
                                  "SELECT type, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL "
                                  "AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') "
                                  "ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 ELSE 1 END, name");
                            })
                            .value();
  const auto said = comments();
  std::string out(head);
  for (const db::Row& row : rows) {
    const bool is_table = row.text("type") == "table";
    if (is_table) {
      const auto comment = said.find(row.text("tbl_name"));
      out += "\n" + (comment == said.end() ? "" : comment->second);
    }
    out += (is_table ? laid_out(row.text("sql")) : row.text("sql")) + ";\n";
  }
  return out;
}

std::string committed() {
  std::ifstream file(SCHEMA);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

}  // namespace

TEST_CASE("schema.sql says what the migrations make") {
  const std::string now = schema();
  if (std::getenv("CAIRN_REBASELINE") != nullptr) std::ofstream(SCHEMA) << now;
  INFO("after a new migration: CAIRN_REBASELINE=1 build/release/bin/migrations_tests");
  const std::string before = committed();
  const auto is = text::split(now, '\n'), was = text::split(before, '\n');
  for (std::size_t i = 0; i < std::max(is.size(), was.size()); ++i) {
    const std::string_view one = i < is.size() ? is[i] : "(end)", other = i < was.size() ? was[i] : "(end)";
    if (one != other)
      FAIL("line " << i + 1 << " of schema.sql is \"" << other << "\", the migrations make \"" << one << "\"");
  }
  CHECK(is.size() == was.size());
}
