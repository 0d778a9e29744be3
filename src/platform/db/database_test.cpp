#include "platform/db/database.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdio>
#include <latch>
#include <memory>
#include <set>
#include <thread>

#include "platform/db/disk_full.h"
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

// What is written to standard error while it lives: libpq's notices, for one.
class Printed {
 public:
  Printed() : before_(::dup(STDERR_FILENO)) { ::dup2(::fileno(file_.get()), STDERR_FILENO); }
  ~Printed() {
    ::dup2(before_, STDERR_FILENO);
    ::close(before_);
  }
  Printed(const Printed&) = delete;
  Printed& operator=(const Printed&) = delete;
  std::string text() const {
    std::array<char, 4096> bytes{};
    std::rewind(file_.get());
    return {bytes.data(), std::fread(bytes.data(), 1, bytes.size(), file_.get())};
  }

 private:
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{std::tmpfile(), std::fclose};
  int before_;
};

// Adds a note when there is none, as two people would who look first and write then.
Result<void> add_first(Transaction& transaction, std::string_view id) {
  if (transaction.ask("SELECT count(*) AS n FROM notes WHERE text = 'first'")[0].integer("n") != 0) return {};
  return add(transaction, id, "first");
}

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

TEST_CASE("database: who writes again and again does not keep another from it") {
  const Notes there(Engine::sqlite);
  std::vector<int> order;  // who wrote; only ever by whoever has the writer
  std::latch both(2);
  const auto write = [&](int who) {
    both.arrive_and_wait();
    for (int i = 0; i < 40; ++i)
      there.get()
          .write([&](Transaction& transaction) -> Result<void> {
            order.push_back(who);
            // Takes so long that the other comes to wait.
            transaction.ask(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                "SELECT count(*) AS n FROM n");
            return {};
          })
          .value();
  };
  std::thread other([&] { write(2); });
  write(1);
  other.join();
  // As long as both have something to write, they take turns.
  const auto half = order.begin() + 40;
  CHECK(std::count(order.begin(), half, 1) > 10);
  CHECK(std::count(order.begin(), half, 2) > 10);
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

TEST_CASE("database: who loses waits a little, and is run again without a word of the engine's") {
  const Notes there(Engine::postgresql);
  std::vector<std::chrono::microseconds> waited;
  const auto database = db::Database::open(there.address(), 2,
                                           {.random = [](std::span<unsigned char> bytes) { bytes[0] = 3; },
                                            .wait = [&](std::chrono::microseconds time) { waited.push_back(time); }})
                            .value();
  const Printed printed;
  int runs = 0;
  database
      ->write([&](Transaction& transaction) -> Result<void> {
        TRY(add_first(transaction, "a"));
        if (++runs == 1) TRY(there.get().write([](Transaction& other) { return add_first(other, "b"); }));
        return {};  // the other was committed: this one is refused at its COMMIT
      })
      .value();
  CHECK(runs == 2);
  CHECK(count(there.get()) == 1);
  CHECK(waited == std::vector{std::chrono::microseconds(1 + 3 * 256)});
  CHECK(printed.text().empty());
}

TEST_CASE("database: who always loses is told so after a bounded wait") {
  const Notes there(Engine::postgresql);
  std::vector<std::chrono::microseconds> waited;
  const auto database = db::Database::open(there.address(), 2,
                                           {.random = [](std::span<unsigned char> bytes) { bytes[0] = 255; },
                                            .wait = [&](std::chrono::microseconds time) { waited.push_back(time); }})
                            .value();
  run(there.get(), "INSERT INTO notes (id, text, stars) VALUES ('a', '', 0)");
  const std::string_view touch = "UPDATE notes SET text = text || '+' WHERE id = 'a'";
  const auto lost = database->write([&](Transaction& transaction) -> Result<void> {
    transaction.ask("SELECT text FROM notes");
    run(there.get(), touch);
    transaction.tell(touch);
    return {};
  });
  CHECK(lost.error().kind == FailureKind::conflict);
  CHECK(waited.size() == 11);
  CHECK(*std::ranges::max_element(waited) <= std::chrono::milliseconds(32));
}

TEST_CASE("database: a transaction that is refused at its COMMIT leaves the connection free for the next") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  const Notes there(engine);
  run(there.get(), "CREATE TABLE stars (note TEXT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)");
  const Printed printed;
  CHECK_THROWS_AS(run(there.get(), "INSERT INTO stars (note) VALUES ('nowhere')"), db::ConstraintBroken);
  there.get().write([](Transaction& transaction) { return add(transaction, "a", "one"); }).value();
  CHECK(count(there.get()) == 1);
  CHECK(printed.text().empty());
}

TEST_CASE("database: the waits grow, differ by chance, and are bounded") {
  const auto least = [](std::span<unsigned char> bytes) { std::ranges::fill(bytes, 0); };
  std::set<std::chrono::microseconds> different;
  unsigned char next = 0;
  const auto some = [&](std::span<unsigned char> bytes) {
    for (unsigned char& byte : bytes) byte = next += 37;
  };
  for (int attempts = 1; attempts < 40; ++attempts) {
    CHECK(db::pause_after(attempts, least) == std::chrono::microseconds(1));
    for (int i = 0; i < 20; ++i) {
      const auto pause = db::pause_after(attempts, some);
      CHECK(pause <= std::chrono::milliseconds(1 << std::min(attempts - 1, 5)));
      if (attempts == 6) different.insert(pause);
    }
  }
  CHECK(different.size() > 10);
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

TEST_CASE("database: who uses it with others keeps away who wants it alone, and the other way round") {
  const auto engine = GENERATE(Engine::sqlite, Engine::postgresql);
  Notes there(engine);
  const auto refused = db::Database::open_alone(there.address());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == FailureKind::conflict);
  CHECK_THAT(refused.error().say, Catch::Contains("is in use: stop every \"cairn serve\""));
  there.close();

  auto alone = db::Database::open_alone(there.address());
  REQUIRE(alone);
  run(**alone, "INSERT INTO notes (id, text) VALUES ('a', 'alone')");
  const auto late = db::Database::open(there.address());
  REQUIRE_FALSE(late);
  CHECK_THAT(late.error().say, Catch::Contains("is being restored from a backup"));
  CHECK(db::Database::open_to_read(there.address()));  // who only looks is in nobody's way
  alone->reset();
  CHECK(count(*there.another()) == 1);
}

TEST_CASE("database: a full disk is told as such, nothing is changed, and reading goes on") {
  const Notes there(Engine::sqlite);
  run(there.get(), "INSERT INTO notes (id, text) VALUES ('1', 'before')");
  run(there.get(), "PRAGMA max_page_count = 1");  // no more than there are
  CHECK_THROWS_AS(run(there.get(), "INSERT INTO notes (id, text) VALUES ('2', '" + std::string(100'000, 'x') + "')"),
                  db::DiskFull);
  CHECK(count(there.get()) == 1);
}
