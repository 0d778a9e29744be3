#include "platform/db/examine.h"

#include <catch2/catch.hpp>

#include "platform/db/test_database.h"

using db::Engine;
using db::Transaction;

namespace {

void run(db::Database& database, std::initializer_list<std::string_view> statements) {
  database
      .write([&](Transaction& transaction) -> Result<void> {
        for (const std::string_view sql : statements) transaction.tell(sql);
        return {};
      })
      .value();
}

}  // namespace

TEST_CASE("examine: a sound database has no flaws, a reference that leads nowhere is one") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  run(there.get(),
      {"CREATE TABLE people (id TEXT PRIMARY KEY)", "CREATE TABLE notes (about TEXT REFERENCES people (id) DEFERRABLE)",
       "INSERT INTO people (id) VALUES ('a')", "INSERT INTO notes (about) VALUES ('a')"});
  CHECK(db::flaws(there.get()).empty());
  if (engine == Engine::postgresql)
    run(there.get(), {"SET LOCAL session_replication_role = replica", "INSERT INTO notes (about) VALUES ('b')"});
  else  // the rule comes after the row
    run(there.get(), {"CREATE TABLE loose (about TEXT)", "INSERT INTO loose (about) VALUES ('b')", "DROP TABLE notes",
                      "PRAGMA writable_schema = ON",
                      "UPDATE sqlite_master SET sql = 'CREATE TABLE loose (about TEXT REFERENCES people (id))' "
                      "WHERE name = 'loose'"});
  const auto node = there.another();
  const auto found = db::flaws(*node);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == std::string("rows of ") + (engine == Engine::sqlite ? "loose" : "notes") +
                        " that refer to a row of people that is not there: 1");
}

TEST_CASE("examine: a server tells its time as moments are written, a file has none") {
  const auto time_of = [](Engine engine) {
    const db::TestDatabase there(engine);
    return there.get()
        .read([](Transaction& transaction) -> Result<std::string> {
          return db::server_time(transaction).value_or("none");
        })
        .value();
  };
  CHECK(time_of(Engine::sqlite) == "none");
  const std::string time = time_of(Engine::postgresql);
  REQUIRE(time.size() == 20);
  CHECK(time.substr(0, 2) == "20");
  CHECK(time[10] == 'T');
  CHECK(time[19] == 'Z');
}

TEST_CASE("examine: what is opened to be read is neither made nor changed") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const db::TestDatabase there(engine);
  run(there.get(), {"CREATE TABLE people (id TEXT PRIMARY KEY)"});
  const auto looked_at = db::Database::open_to_read(there.address()).value();
  const auto names = looked_at->read(
      [](Transaction& transaction) -> Result<std::size_t> { return transaction.ask("SELECT id FROM people").size(); });
  CHECK(names.value() == 0);
  const auto nowhere = db::Database::open_to_read({Engine::sqlite, there.address().place + ".not"});
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().say.find("there is no database at ") == 0);
}
