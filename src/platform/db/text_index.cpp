#include "platform/db/text_index.h"

#include <algorithm>

#include "kernel/text.h"

namespace db {

namespace {

constexpr std::string_view begins = "create text index ";

struct Named {
  std::string name, table, key, words;
};

// "CREATE TEXT INDEX name ON table (key, words)"
Named read_statement(std::string_view statement) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : std::string(statement.substr(begins.size())) + " ") {
    if (text::is_letter(c) || text::is_digit(c) || c == '_')
      part += c;
    else if (!part.empty())
      parts.push_back(std::exchange(part, {}));
  }
  if (parts.size() != 5 || text::lower(parts[1]) != "on")
    throw std::logic_error("no text index: " + std::string(statement));
  return {parts[0], parts[2], parts[3], parts[4]};
}

// {name}, {table}, {key} and {words} are what the index is about.
std::string filled(std::string_view pattern, const Named& index) {
  std::string out = text::replace_all(std::string(pattern), "{name}", index.name);
  out = text::replace_all(std::move(out), "{table}", index.table);
  out = text::replace_all(std::move(out), "{key}", index.key);
  return text::replace_all(std::move(out), "{words}", index.words);
}

// FTS5 knows rows by a number, which must stay the row's own; that of a table with a TEXT key need not (VACUUM may
// change it). So the numbers have a table, and triggers see to it that all three say the same. The words are parted by
// spaces and folded already: its tokenizer "ascii" leaves them alone.
constexpr std::string_view in_sqlite[] = {
    "CREATE TABLE {name}_rows (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE {name} USING fts5(words, tokenize = 'ascii', detail = none, prefix = '1 2 3')",
    "CREATE TRIGGER {name}_added AFTER INSERT ON {table} BEGIN "
    "INSERT INTO {name}_rows (key) VALUES (new.{key}); "
    "INSERT INTO {name} (rowid, words) SELECT number, new.{words} FROM {name}_rows WHERE key = new.{key}; END",
    "CREATE TRIGGER {name}_removed AFTER DELETE ON {table} BEGIN "
    "DELETE FROM {name} WHERE rowid = (SELECT number FROM {name}_rows WHERE key = old.{key}); "
    "DELETE FROM {name}_rows WHERE key = old.{key}; END",
    "CREATE TRIGGER {name}_changed AFTER UPDATE OF {key}, {words} ON {table} BEGIN "
    "DELETE FROM {name} WHERE rowid = (SELECT number FROM {name}_rows WHERE key = old.{key}); "
    "DELETE FROM {name}_rows WHERE key = old.{key}; "
    "INSERT INTO {name}_rows (key) VALUES (new.{key}); "
    "INSERT INTO {name} (rowid, words) SELECT number, new.{words} FROM {name}_rows WHERE key = new.{key}; END",
    // Rows that are there already.
    "INSERT INTO {name}_rows (key) SELECT {key} FROM {table}",
    "INSERT INTO {name} (rowid, words) SELECT r.number, t.{words} FROM {name}_rows AS r JOIN {table} AS t ON t.{key} = "
    "r.key"};

// Its own parser would divide addresses, numbers and other scripts by rules that depend on the server's language.
constexpr std::string_view vector_of = "array_to_tsvector(array_remove(string_to_array({words}, ' '), ''))";
constexpr std::string_view in_postgresql = "CREATE INDEX {name} ON {table} USING gin (";

}  // namespace

bool is_text_index(std::string_view statement) { return text::starts_with_ignoring_case(statement, begins); }

std::vector<std::string> text_index_statements(std::string_view statement, Engine engine) {
  const Named index = read_statement(statement);
  if (engine == Engine::postgresql) return {filled(in_postgresql, index) + "(" + filled(vector_of, index) + "))"};
  std::vector<std::string> statements;
  for (const std::string_view pattern : in_sqlite) statements.push_back(filled(pattern, index));
  return statements;
}

std::string keys_with(Engine engine, const TextIndex& index, std::string_view parameter) {
  const Named named{std::string(index.name), std::string(index.table), std::string(index.key),
                    std::string(index.words)};
  const std::string value = ":" + std::string(parameter);
  if (engine == Engine::sqlite)
    return filled(
               "SELECT r.key AS key FROM {name} AS f JOIN {name}_rows AS r ON r.number = f.rowid WHERE {name} MATCH ",
               named) +
           value;
  return filled("SELECT {key} AS key FROM {table} WHERE " + std::string(vector_of) + " @@ CAST(", named) + value +
         " AS tsquery)";
}

std::string asked_words(Engine engine, const std::vector<std::string>& words) {
  const bool sqlite = engine == Engine::sqlite;
  const std::string quote = sqlite ? "\"" : "'", join = sqlite ? " AND " : " & ", begun = sqlite ? " *" : ":*";
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : join) + quote + word + quote;
  return out + begun;
}

}  // namespace db
