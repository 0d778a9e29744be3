#include "platform/db/database.h"

#include <catch2/catch.hpp>
#include <thread>

#include "platform/db/test_database.h"

using db::Engine;
using db::Transaction;

namespace {

void run(db::Database& database, std::string_view sql) {
  database
      .write([&](Transaction& transaction) -> Result<void> {
        transaction.tell(sql);
        return {};
      })
      .value();
}

int count(db::Database& database) {
  return database
      .read([](Transaction& transaction) -> Result<int> {
        return transaction.ask("SELECT count(*) AS n FROM notes")[0].integer("n");
      })
      .value();
}

Result<void> add(Transaction& transaction, std::string_view id, std::string_view text) {
  transaction.tell("INSERT INTO notes (id, text) VALUES (:id, :text)", {{"id", id}, {"text", text}});
  return {};
}

// A table of notes in a database of its own.
struct Notes : db::TestDatabase {
  explicit Notes(Engine engine) : TestDatabase(engine) {
    run(get(), "CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT NOT NULL, stars INTEGER CHECK (stars < 6))");
  }
};

}  // namespace

TEST_CASE("database: what is written is read again, NULL and every character included") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  const std::string text = "It's \"quoted\", 100 % é 日本 \U0001F600\n:not_a_parameter ::text";
  there.get()
      .write([&](Transaction& transaction) -> Result<void> {
        CHECK(transaction.tell("INSERT INTO notes (id, text, stars) VALUES (:id, :text, :stars)",
                               {{"id", "a"}, {"text", text}, {"stars", 5}}) == 1);
        CHECK(transaction.tell("INSERT INTO notes (id, text, stars) VALUES (:id, :text, :stars)",
                               {{"id", "b"}, {"text", ""}, {"stars", nullptr}}) == 1);
        return {};
      })
      .value();
  const db::Rows rows =
      there.get()
          .read([](Transaction& transaction) -> Result<db::Rows> {
            return transaction.ask("SELECT id, text, stars FROM notes WHERE id <> :none ORDER BY id", {{"none", "z"}});
          })
          .value();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].text("text") == text);
  CHECK(rows[0].integer("stars") == 5);
  CHECK(rows[1].text("text").empty());
  CHECK(rows[1].is_null("stars"));
  CHECK(rows[1].integer_if_any("stars") == std::nullopt);
  CHECK_THROWS_AS(rows[0].text("stars"), std::logic_error);
  CHECK_THROWS_AS(rows[0].text("nothing"), std::logic_error);
}

TEST_CASE("database: one statement serves many values, of other kinds too") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  there.get()
      .write([&](Transaction& transaction) -> Result<void> {
        for (int i = 0; i < 50; ++i) {
          const std::optional<int> stars = i % 2 == 0 ? std::optional(i % 5) : std::nullopt;
          transaction.tell("INSERT INTO notes (id, text, stars) VALUES (:id, :text, :stars)",
                           {{"id", std::to_string(i)}, {"text", "note"}, {"stars", stars}});
        }
        for (int i = 0; i < 50; ++i) {
          const db::Rows rows = transaction.ask("SELECT stars FROM notes WHERE id = :id", {{"id", std::to_string(i)}});
          CHECK(rows.at(0).integer_if_any("stars") == (i % 2 == 0 ? std::optional(i % 5) : std::nullopt));
        }
        CHECK(transaction.statements() == 100);
        return {};
      })
      .value();
  CHECK(count(there.get()) == 50);
}

TEST_CASE("database: a Failure and a throw undo everything") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  const auto failed = there.get().write([](Transaction& transaction) -> Result<void> {
    TRY(add(transaction, "a", "one"));
    return fail(FailureKind::invalid, "no");
  });
  CHECK(failed.error().say == "no");
  const auto twice = [](Transaction& transaction) -> Result<void> {
    TRY(add(transaction, "a", "one"));
    return add(transaction, "a", "two");
  };
  CHECK_THROWS_AS(there.get().write(twice), db::ConstraintBroken);
  CHECK(count(there.get()) == 0);
  there.get().write([](Transaction& transaction) { return add(transaction, "a", "three"); }).value();
  CHECK(count(there.get()) == 1);
}

TEST_CASE("database: a broken CHECK is our mistake, a text with NUL is refused at the door") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  CHECK_THROWS_AS(run(there.get(), "INSERT INTO notes (id, text, stars) VALUES ('a', '', 6)"), db::ConstraintBroken);
  CHECK_THROWS_AS(run(there.get(), "INSERT INTO nowhere (id) VALUES ('a')"), std::runtime_error);
  CHECK_THROWS_AS(db::Parameter("text", std::string_view("a\0b", 3)), std::invalid_argument);
}

TEST_CASE("database: what breaks is told with its statement, and without anybody's words") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  std::string told;
  try {
    (void)there.get().write([](Transaction& transaction) -> Result<void> {
      TRY(add(transaction, "ada@example.org", "one secret"));
      return add(transaction, "ada@example.org", "another secret");
    });
  } catch (const db::ConstraintBroken& broken) {
    told = broken.what();
  }
  CHECK(told.find("INSERT INTO notes (id, text)") != std::string::npos);
  CHECK(told.find("secret") == std::string::npos);
  CHECK(told.find("ada@") == std::string::npos);
}

TEST_CASE("database: reading transactions cannot write") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  CHECK_THROWS_AS(there.get().read([](Transaction& transaction) { return add(transaction, "a", "one"); }),
                  std::runtime_error);
  CHECK(count(there.get()) == 0);
}

TEST_CASE("database: a reader sees one moment, whatever is written meanwhile") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  there.get()
      .read([&](Transaction& transaction) -> Result<void> {
        CHECK(transaction.ask("SELECT count(*) AS n FROM notes")[0].integer("n") == 0);
        there.get().write([](Transaction& other) { return add(other, "a", "one"); }).value();
        CHECK(transaction.ask("SELECT count(*) AS n FROM notes")[0].integer("n") == 0);
        return {};
      })
      .value();
  CHECK(count(there.get()) == 1);
}

TEST_CASE("database: threads and nodes that count up together lose nothing") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  run(there.get(), "INSERT INTO notes (id, text, stars) VALUES ('a', '', 0)");
  run(there.get(), "CREATE TABLE counts (id TEXT PRIMARY KEY, number INTEGER NOT NULL)");
  run(there.get(), "INSERT INTO counts (id, number) VALUES ('a', 0)");
  const std::unique_ptr<db::Database> node = there.another();
  std::atomic<int> succeeded = 0;
  const auto count_up = [&](db::Database& database) {
    for (int i = 0; i < 25; ++i) {
      const auto done = database.write([](Transaction& transaction) -> Result<void> {
        const int number = transaction.ask("SELECT number FROM counts WHERE id = 'a'")[0].integer("number");
        transaction.tell("UPDATE counts SET number = :number WHERE id = 'a'", {{"number", number + 1}});
        return {};
      });
      if (done) ++succeeded;
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] { count_up(there.get()); });
    threads.emplace_back([&] { count_up(*node); });
  }
  for (std::thread& one : threads) one.join();
  const int number = there.get()
                         .read([](Transaction& transaction) -> Result<int> {
                           return transaction.ask("SELECT number FROM counts")[0].integer("number");
                         })
                         .value();
  CHECK(number == succeeded);
  CHECK(number > 0);
}

TEST_CASE("database: a connection that the server dropped is replaced, and the request that met it is run again") {
  const Notes there(Engine::postgresql);
  int runs = 0;
  there.get()
      .write([&](Transaction& transaction) -> Result<void> {
        if (++runs == 1) {
          const auto node = there.another();
          const int process = transaction.ask("SELECT pg_backend_pid() AS pid")[0].integer("pid");
          node->write([&](Transaction& other) -> Result<void> {
                other.ask("SELECT CASE WHEN pg_terminate_backend(:pid) THEN 1 ELSE 0 END AS done", {{"pid", process}});
                return {};
              })
              .value();
        }
        return add(transaction, "a", "one");
      })
      .value();
  CHECK(runs == 2);
  CHECK(count(there.get()) == 1);
}

TEST_CASE("database: what cannot be opened says so, without a password") {
  const auto nowhere = db::Database::open(db::read_address("sqlite:/nowhere/at/all.db").value());
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().say.find("sqlite:/nowhere/at/all.db cannot be opened") == 0);
  const auto nobody = db::Database::open(db::read_address("postgresql://me:secret@127.0.0.1:1/x").value());
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().say.find("secret") == std::string::npos);
}
