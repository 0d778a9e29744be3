#include "platform/db/test_database.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

namespace db {

namespace {

std::string server() {
  if (const char* address = std::getenv("CAIRN_TEST_POSTGRESQL")) return address;
  throw std::runtime_error("no PostgreSQL to test with: run this through tests/with_postgresql, as ./test does");
}

std::string next_name() {
  static std::atomic<int> count = 0;
  return "cairn_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

std::filesystem::path folder_of(const std::string& name) { return std::filesystem::temp_directory_path() / name; }

void on_server(const std::string& statement) {
  (void)Database::open({Engine::postgresql, server()}, 1).value()->write([&](Transaction& transaction) -> Result<void> {
    transaction.tell(statement);
    return {};
  });
}

}  // namespace

TestDatabase::TestDatabase(Engine engine) : name_(next_name()) {
  if (engine == Engine::sqlite) {
    std::filesystem::create_directories(folder_of(name_));
    address_ = {engine, (folder_of(name_) / "test.db").string()};
  } else {
    on_server("CREATE SCHEMA " + name_);
    address_ = {engine, server() + "&options=-csearch_path%3D" + name_};
  }
  database_ = another();
}

TestDatabase::~TestDatabase() {
  database_.reset();
  if (address_.engine == Engine::postgresql)
    on_server("DROP SCHEMA " + name_ + " CASCADE");
  else
    std::filesystem::remove_all(folder_of(name_));
}

std::unique_ptr<Database> TestDatabase::another() const { return Database::open(address_).value(); }

}  // namespace db
