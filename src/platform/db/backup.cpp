#include "platform/db/backup.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "platform/db/checksum.h"
#include "platform/db/connection.h"
#include "platform/db/examine.h"

namespace db {

namespace {

std::string listed(const std::vector<std::string>& names, std::string_view before) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + std::string(before) + name;
  return out;
}

int copy_table(const Table& table, Transaction& from, Transaction& to) {
  const std::string columns = listed(table.columns, "");
  const std::string insert =
      "INSERT INTO " + table.name + " (" + columns + ") VALUES (" + listed(table.columns, ":") + ")";
  std::vector<Parameter> values;
  for (const std::string& column : table.columns) values.emplace_back(column, nullptr);
  int rows = 0;
  from.visit("SELECT " + columns + " FROM " + table.name, {}, [&](Row&& row) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i].value = row.values()[i];
    rows += to.tell(insert, values);
  });
  return rows;
}

// References between rows are looked at when all are there: foreign keys are made DEFERRABLE.
void look_at_references_last(Transaction& transaction) {
  transaction.tell(transaction.engine() == Engine::sqlite ? "PRAGMA defer_foreign_keys = ON"
                                                          : "SET CONSTRAINTS ALL DEFERRED");
}

Result<Copied> copy_all(Transaction& from, Transaction& to) {
  const std::vector<Table> tables = tables_of(from);
  if (tables != tables_of(to)) return fail(FailureKind::conflict, "the tables are not those of its migrations");
  look_at_references_last(to);
  for (const Table& table : tables) to.tell("DELETE FROM " + table.name);
  Copied copied;
  for (const Table& table : tables) {
    ++copied.tables;
    copied.rows += copy_table(table, from, to);
  }
  return copied;
}

// How many migrations a database has had; -1 when it is none of ours.
Result<int> migrations_in(Transaction& transaction) {
  for (const Table& table : tables_of(transaction))
    if (table.name == "migrations") return transaction.ask("SELECT count(*) AS n FROM migrations")[0].integer("n");
  return -1;
}

Result<bool> holds_a_school(Transaction& transaction) {
  for (const Table& table : tables_of(transaction))
    if (table.name != "migrations" && !transaction.ask("SELECT 1 AS found FROM " + table.name + " LIMIT 1").empty())
      return true;
  return false;
}

Result<void> sync(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!done) return fail(FailureKind::invalid, "it could not be written to the disk", path);
  return {};
}

// A file that is half-written is never left behind under its name.
class Part {
 public:
  explicit Part(std::string path) : path_(std::move(path)) { remove(); }
  ~Part() { remove(); }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  const std::string& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-lock"}) std::filesystem::remove(path_ + end, ignored);
  }
  std::string path_;
};

Result<Copied> write_to(const std::string& path, Database& from, std::span<const Migration> known) {
  const std::unique_ptr<Database> copy = TRY(Database::open({Engine::sqlite, path}, 1));
  return from.read([&](Transaction& transaction) -> Result<Copied> {
    const int count = TRY(migrations_in(transaction));
    if (count < 0) return fail(FailureKind::not_found, "the database holds no school", "--database");
    if (static_cast<std::size_t>(count) > known.size())
      return fail(FailureKind::conflict, "the database was served by a newer cairn than this one", "--database");
    TRY(migrate(*copy, known.first(static_cast<std::size_t>(count)), ""));  // replaced by those of the school
    return copy->write([&](Transaction& to) { return copy_all(transaction, to); });
  });
}

std::string folder_of(const std::string& file) {
  const std::filesystem::path folder = std::filesystem::path(file).parent_path();
  return folder.empty() ? "." : folder.string();
}

// Fails when somebody else was quicker. Not every file system has a second name for a file: then it is renamed.
Result<void> give_name(const std::string& part, const std::string& file) {
  if (::link(part.c_str(), file.c_str()) == 0) return {};
  if (errno != EEXIST && ::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, file.c_str(), RENAME_NOREPLACE) == 0) return {};
  return fail(FailureKind::invalid, std::generic_category().message(errno), file);
}

// A file that is no database is told by its first bytes: SQLite would say so in its own words, and only when asked.
Result<std::unique_ptr<Database>> open_backup(const std::string& file) {
  constexpr std::string_view begins = "SQLite format 3";
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(FailureKind::not_allowed, "cannot be read", file);
  std::string first(begins.size(), '\0');
  in.read(first.data(), static_cast<std::streamsize>(first.size()));
  if (first != begins) return fail(FailureKind::invalid, "is no backup of cairn", file);
  auto opened = Database::open_to_read({Engine::sqlite, file});
  if (!opened) return fail(FailureKind::invalid, "is damaged", file);
  return opened;
}

struct Opened {
  std::unique_ptr<Database> database;
  int migrations;
};

Result<Opened> open_checked(const std::string& file, std::span<const Migration> known) {
  if (!std::filesystem::is_regular_file(file)) return fail(FailureKind::not_found, "there is no such file", file);
  std::unique_ptr<Database> backup = TRY(open_backup(file));
  if (!has_its_checksum(file) || !flaws(*backup).empty()) return fail(FailureKind::invalid, "is damaged", file);
  const int count = TRY(backup->read(migrations_in));
  if (count < 0) return fail(FailureKind::invalid, "is no backup of cairn", file);
  if (static_cast<std::size_t>(count) > known.size())
    return fail(FailureKind::conflict, "was made by a newer cairn than this one", file);
  TRY(check_migrations(*backup, known));
  return Opened{std::move(backup), count};
}

}  // namespace

Result<Copied> back_up(Database& from, const std::string& file, std::span<const Migration> known) {
  if (std::filesystem::exists(file)) return fail(FailureKind::conflict, "is there already", file);
  if (!std::filesystem::is_directory(folder_of(file)))
    return fail(FailureKind::not_found, "its folder is not there", file);
  const Part part(file + std::string(unfinished));
  Copied copied;
  try {
    copied = TRY(write_to(part.path(), from, known));
    leave_log(part.path());
    write_checksum(part.path());
  } catch (const std::runtime_error& trouble) {  // a full disk, as the engine tells it
    return fail(FailureKind::invalid, std::string("could not be written: ") + trouble.what(), file);
  }
  TRY(sync(part.path()));
  TRY(give_name(part.path(), file));
  TRY(sync(folder_of(file)));
  return copied;
}

Result<void> check_backup(const std::string& file, std::span<const Migration> known) {
  TRY(open_checked(file, known));
  return {};
}

Result<Copied> restore(const std::string& file, Database& into, std::span<const Migration> known, std::string_view now,
                       Replace replace) {
  Opened backup = TRY(open_checked(file, known));
  const int count = backup.migrations;
  const auto first = known.first(static_cast<std::size_t>(count));
  const int had = TRY(into.read(migrations_in));
  if (had > count) return fail(FailureKind::conflict, "is older than the database; restore into an empty one", file);
  const auto may_begin = [&](Transaction& to) -> Result<void> {
    if (replace == Replace::no && TRY(holds_a_school(to)))
      return fail(FailureKind::conflict, "the database holds a school already; --replace gives it up", "--replace");
    return {};
  };
  TRY(into.read(may_begin));
  TRY(migrate(into, first, now));
  const auto copy = [&](Transaction& to) -> Result<Copied> {
    TRY(may_begin(to));  // somebody may have been quicker
    return backup.database->read([&](Transaction& from) { return copy_all(from, to); });
  };
  const Copied copied = TRY(into.write(copy));
  TRY(migrate(into, known, now));
  return copied;
}

}  // namespace db
