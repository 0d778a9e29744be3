// A database of its own for one test, gone when the test is. Every store test runs on both engines:
//
//   const auto engine = GENERATE(db::Engine::sqlite, db::Engine::postgresql);
//   const db::TestDatabase there(engine);
#pragma once

#include "platform/db/database.h"

namespace db {

class TestDatabase {
 public:
  // On PostgreSQL a schema of the server that tests/with_postgresql started; std::runtime_error when there is none.
  explicit TestDatabase(Engine engine);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const Address& address() const { return address_; }
  Database& get() const { return *database_; }
  // Lets go of it; get() is not to be called any more.
  void close() { database_.reset(); }
  // A second one on the same tables, as another node would have it.
  std::unique_ptr<Database> another() const;

 private:
  std::string name_;
  Address address_;
  std::unique_ptr<Database> database_;
};

}  // namespace db
