#include "platform/db/migrations.h"

#include <array>
#include <catch2/catch.hpp>
#include <thread>

#include "platform/db/test_database.h"

using db::Engine;
using db::Migration;
using db::Transaction;

namespace {

constexpr std::string_view now = "2026-09-01T16:00:00Z";
constexpr std::array<Migration, 2> both{
    Migration{1, "notes", "c1",
              "-- Notes; and what they say\nCREATE TABLE notes (\n  id TEXT PRIMARY KEY,\n  stars INTEGER\n);\n"
              "INSERT INTO notes (id, stars) VALUES ('a;b', 1);\n"},
    Migration{2, "more", "c2", "ALTER TABLE notes ADD COLUMN text TEXT;\n"}};

int applied(db::Database& database) {
  return database
      .read([](Transaction& transaction) -> Result<int> {
        return transaction.ask("SELECT count(*) AS n FROM migrations")[0].integer("n");
      })
      .value();
}

}  // namespace

TEST_CASE("migrations: what is missing is applied, in order, once") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  CHECK(db::migrate(there.get(), std::span(both).first(1), now) == 1);
  CHECK(db::migrate(there.get(), both, now) == 1);
  CHECK(db::migrate(there.get(), both, now) == 0);
  CHECK(applied(there.get()) == 2);
}

TEST_CASE("migrations: a database that is newer than the program is refused, and so is an edited file") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  REQUIRE(db::migrate(there.get(), both, now) == 2);
  const auto older = db::migrate(there.get(), std::span(both).first(1), now);
  CHECK(older.error().say.find("0002_more") != std::string::npos);
  CHECK(older.error().say.find("served by a newer one") != std::string::npos);
  std::array<Migration, 2> edited = both;
  edited[0].checksum = "other";
  CHECK(
      db::migrate(there.get(), edited, now).error().say ==
      "the migration 0001_notes was changed after it was applied to this database: install the cairn that applied it");
}

TEST_CASE("migrations: a database whose steps have other names or numbers here is no newer one") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  REQUIRE(db::migrate(there.get(), both, now) == 2);
  const auto said = [&](std::span<const Migration> known) {
    return db::check_migrations(there.get(), known).error().say;
  };
  std::array<Migration, 3> here{both[0], {2, "words", "c3", ""}, {3, "more", "c2", both[1].sql}};
  const std::string renumbered =
      "the database has the migration 0002_more, which this cairn knows as 0003_more: its steps were numbered "
      "otherwise by the cairn that applied them; install that one";
  CHECK(said(here) == renumbered);
  here[2] = {3, "last", "c4", ""};
  CHECK(said(here) ==
        "the database has the migration 0002_more, where this cairn has 0002_words: the step was renamed or replaced "
        "after it was applied; install the cairn that applied it");
}

TEST_CASE("migrations: one that fails half-way leaves nothing behind") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  std::array<Migration, 2> broken = both;
  broken[1].sql = "ALTER TABLE notes ADD COLUMN text TEXT;\nINSERT INTO nowhere (id) VALUES (1);\n";
  CHECK_THROWS_AS(db::migrate(there.get(), broken, now), std::runtime_error);
  CHECK(applied(there.get()) == 1);
  CHECK(db::migrate(there.get(), both, now) == 1);
}

TEST_CASE("migrations: nodes that start at once apply each one once") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  std::vector<std::unique_ptr<db::Database>> nodes;
  for (int i = 0; i < 4; ++i) nodes.push_back(there.another());
  std::atomic<int> sum = 0;
  std::vector<std::thread> threads;
  for (const auto& node : nodes) threads.emplace_back([&] { sum += db::migrate(*node, both, now).value_or(-100); });
  for (std::thread& one : threads) one.join();
  CHECK(sum == 2);
  CHECK(applied(there.get()) == 2);
}

TEST_CASE("migrations: tables are STRICT on SQLite, and a statement without an end is a mistake") {
  CHECK(db::statements_of(both[0].sql, Engine::sqlite)[0].ends_with(") STRICT"));
  CHECK(db::statements_of(both[0].sql, Engine::postgresql)[0] ==
        "CREATE TABLE notes (\n  id TEXT COLLATE \"C\" PRIMARY KEY,\n  stars INTEGER\n)");
  CHECK(db::statements_of(both[1].sql, Engine::postgresql)[0] ==
        "ALTER TABLE notes ADD COLUMN text TEXT COLLATE \"C\"");
  CHECK(db::statements_of(both[0].sql, Engine::sqlite)[1] == "INSERT INTO notes (id, stars) VALUES ('a;b', 1)");
  CHECK_THROWS_AS(db::statements_of("SELECT 1", Engine::sqlite), std::logic_error);
}
