#include "platform/db/backup.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "platform/db/test_database.h"

using db::Engine;
using db::Migration;
using db::Transaction;

namespace {

constexpr std::string_view now = "2026-09-01T16:00:00Z";
constexpr std::array<Migration, 2> known{
    Migration{1, "people", "c1",
              "CREATE TABLE people (\n  id TEXT PRIMARY KEY,\n  name TEXT NOT NULL,\n  age INTEGER,\n"
              "  mentor TEXT REFERENCES people (id) DEFERRABLE\n);\n"},
    Migration{
        2, "notes", "c2",
        "CREATE TABLE a_notes (\n  id TEXT PRIMARY KEY,\n  about TEXT NOT NULL REFERENCES people (id) DEFERRABLE\n"
        ");\n"}};

void fill(db::Database& school) {
  db::migrate(school, known, now).value();
  school
      .write([](Transaction& transaction) -> Result<void> {
        const auto add = [&](const char* id, const char* name, std::optional<int> age,
                             std::optional<std::string> mentor) {
          transaction.tell("INSERT INTO people (id, name, age, mentor) VALUES (:id, :name, :age, :mentor)",
                           {{"id", id}, {"name", name}, {"age", age}, {"mentor", mentor}});
        };
        add("z", "Zoë 日本\n\"quoted\"", 41, std::nullopt);
        add("a", "", std::nullopt, "z");  // before the one it refers to, in the order of ids
        transaction.tell("INSERT INTO a_notes (id, about) VALUES ('1', 'a')");
        return {};
      })
      .value();
}

// Every row of every table, as text.
std::vector<std::string> everything(db::Database& school) {
  return school
      .read([](Transaction& transaction) -> Result<std::vector<std::string>> {
        std::vector<std::string> out;
        for (const db::Table& table : db::tables_of(transaction)) {
          std::string columns;
          for (const std::string& column : table.columns) columns += (columns.empty() ? "" : ", ") + column;
          for (const db::Row& row : transaction.ask("SELECT " + columns + " FROM " + table.name)) {
            std::string line = table.name + " (" + columns + ")";
            for (const db::Value& value : row.values())
              line += " | " + (std::holds_alternative<std::nullptr_t>(value) ? std::string("NULL")
                               : std::holds_alternative<int>(value)          ? std::to_string(std::get<int>(value))
                                                                    : "'" + std::get<std::string>(value) + "'");
            out.push_back(std::move(line));
          }
        }
        std::ranges::sort(out);  // the engines sort NULL at different ends
        return out;
      })
      .value();
}

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("cairn_backup_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("backup: from either engine into either engine, every row is there again") {
  const auto source = GENERATE(Engine::sqlite, Engine::postgresql);
  const auto target = GENERATE(Engine::sqlite, Engine::postgresql);
  const Folder folder;
  const db::TestDatabase from(source), into(target);
  fill(from.get());
  db::back_up(from.get(), folder.file("school.backup"), known).value();
  db::restore(folder.file("school.backup"), into.get(), known, "2030-01-01T00:00:00Z", db::Replace::no).value();
  CHECK(everything(from.get()) == everything(into.get()));
  CHECK(everything(into.get()).size() == 5);
  const std::filesystem::perms permissions = std::filesystem::status(folder.file("school.backup")).permissions();
  CHECK(permissions == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);  // one file, no log beside it
}

TEST_CASE("backup: a school is only replaced when that was asked for") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Folder folder;
  const db::TestDatabase there(engine);
  fill(there.get());
  const std::string file = folder.file("school.backup");
  db::back_up(there.get(), file, known).value();
  const auto before = everything(there.get());
  there.get()
      .write([](Transaction& transaction) -> Result<void> {
        transaction.tell("UPDATE people SET name = 'Somebody else'");
        return {};
      })
      .value();
  const auto changed = everything(there.get());
  CHECK(db::restore(file, there.get(), known, now, db::Replace::no).error().field == "--replace");
  CHECK(everything(there.get()) == changed);
  db::restore(file, there.get(), known, now, db::Replace::yes).value();
  CHECK(everything(there.get()) == before);
}

TEST_CASE("backup: an older one is brought up to date, a newer one is refused") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Folder folder;
  const db::TestDatabase old(engine), into(engine), older_program(engine);
  db::migrate(old.get(), std::span(known).first(1), now).value();
  db::back_up(old.get(), folder.file("old.backup"), known).value();
  db::restore(folder.file("old.backup"), into.get(), known, now, db::Replace::no).value();
  db::back_up(into.get(), folder.file("new.backup"), known).value();
  CHECK(everything(into.get()).size() == 2);
  const auto refused =
      db::restore(folder.file("new.backup"), older_program.get(), std::span(known).first(1), now, db::Replace::no);
  CHECK(refused.error().say == "was made by a newer cairn than this one");
}

TEST_CASE("backup: what is no backup is refused, and nothing is written over") {
  const Folder folder;
  const db::TestDatabase there(Engine::sqlite);
  fill(there.get());
  const auto before = everything(there.get());
  std::ofstream(folder.file("letter.txt")) << "Dear school, this is no database at all.\n";
  std::ofstream(folder.file("empty")).close();
  for (const char* name : {"letter.txt", "empty", "missing"})
    CHECK_FALSE(db::restore(folder.file(name), there.get(), known, now, db::Replace::yes));
  CHECK(everything(there.get()) == before);
  CHECK(db::back_up(there.get(), folder.file("letter.txt"), known).error().say == "is there already");
  CHECK_FALSE(db::back_up(there.get(), folder.file("no/such/folder"), known));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 2);
}

TEST_CASE("backup: a damaged one is refused, and the school is as it was") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Folder folder;
  const db::TestDatabase there(engine);
  fill(there.get());
  const auto before = everything(there.get());
  db::back_up(there.get(), folder.file("school.backup"), known).value();
  std::fstream file(folder.file("school.backup"), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(GENERATE(100, 4096));  // what SQLite knows of the tables; what is in one
  file << std::string(3996, 'x');
  file.close();
  const auto refused = db::restore(folder.file("school.backup"), there.get(), known, now, db::Replace::yes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().say == "is damaged");
  CHECK(everything(there.get()) == before);
}

TEST_CASE("backup: one other letter in it is damage, although every page is sound") {
  const Folder folder;
  const db::TestDatabase there(Engine::sqlite);
  fill(there.get());
  const std::string path = folder.file("school.backup");
  db::back_up(there.get(), path, known).value();
  CHECK(db::check_backup(path, known));
  std::stringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  std::string changed = bytes.str();
  const std::size_t name = changed.find("quoted");
  REQUIRE(name != std::string::npos);
  changed[name] = 'I';
  std::ofstream(path, std::ios::binary) << changed;
  CHECK(db::check_backup(path, known).error().say == "is damaged");
}
