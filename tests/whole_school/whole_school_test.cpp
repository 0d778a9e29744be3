#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "full_school.h"
#include "migrations_embedded.h"
#include "platform/db/backup.h"
#include "platform/db/examine.h"
#include "platform/db/test_database.h"

namespace {

constexpr std::string_view now = "2026-09-01T16:00:00Z";

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("cairn_whole_" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return (path / name).string(); }
  std::filesystem::path path;
};

void move(db::Database& from, db::Database& into, const std::string& through) {
  (void)db::back_up(from, through, migrations::all()).value();
  (void)db::restore(through, into, migrations::all(), now, db::Replace::no).value();
}

}  // namespace

TEST_CASE("whole school: from SQLite to PostgreSQL and back, every row of every table is the same") {
  const Folder folder;
  const db::TestDatabase first(db::Engine::sqlite), server(db::Engine::postgresql), last(db::Engine::sqlite);
  (void)db::migrate(first.get(), migrations::all(), now).value();
  fill_every_table(first.get(), 20260901);
  move(first.get(), server.get(), folder.file("to_server"));
  move(server.get(), last.get(), folder.file("from_server"));

  const auto before = everything(first.get());
  const auto tables =
      first.get().read([](db::Transaction& tx) -> Result<std::vector<db::Table>> { return db::tables_of(tx); }).value();
  for (const db::Table& table : tables) {
    INFO(table.name);
    CHECK(std::ranges::any_of(before, [&](const std::string& line) { return line.starts_with(table.name + " ("); }));
  }
  CHECK(before == everything(server.get()));
  CHECK(before == everything(last.get()));
  CHECK(db::flaws(server.get()).empty());
  CHECK(db::flaws(last.get()).empty());
}
