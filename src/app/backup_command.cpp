// cairn backup FILE, cairn restore FILE: a school in one file, and back, into either engine.
#include <array>
#include <string>

#include "app/command.h"
#include "app/database_option.h"
#include "migrations_embedded.h"
#include "platform/clock/clock.h"
#include "platform/db/backup.h"

namespace app {

namespace {

constexpr std::array backup_options{database_option};

constexpr std::string_view about_backup =
    "Writes everything that a school's database holds at this moment to FILE, which must not be there yet: a SQLite\n"
    "database that \"cairn restore\" takes into either engine. The school may be served meanwhile; nobody waits.\n"
    "The file appears when it is complete, and its owner alone may read it. It holds what people wrote in private,\n"
    "and secrets: keep it as carefully as the database.\n\n"
    "Exit status: 0 written; 2 wrong usage, or something that cannot be read, reached or written, and then there is\n"
    "no FILE.";

constexpr std::array restore_options{
    database_option,
    Option{"--replace", "", "give up the school that the database holds"},
};

constexpr std::string_view about_restore =
    "Makes the database hold what FILE holds, which \"cairn backup\" wrote on either engine: all of it or nothing. An\n"
    "older backup is brought up to date. The database is created when it is not there; one that holds a school is\n"
    "refused without --replace, and one that is served or written to, whatever you say: stop the server first.\n\n"
    "So a school moves from SQLite to PostgreSQL:\n\n"
    "    cairn backup school.backup --database sqlite:/var/lib/cairn/cairn.db\n"
    "    cairn restore school.backup --database postgresql://cairn@db.example/cairn\n\n"
    "Exit status: 0 restored; 2 wrong usage, or something that cannot be read or reached, in use, or a school that\n"
    "would be lost, and then nothing was changed.";

std::string in_words(const db::Copied& copied) {
  return std::to_string(copied.rows) + " rows of " + std::to_string(copied.tables) + " tables";
}

Result<std::string> back_up(const Arguments& arguments) {
  const db::Address address = TRY(database_address(arguments));
  const std::string& file = arguments.operands.front();
  const auto database = TRY(db::Database::open_to_read(address));
  const db::Copied copied = TRY(db::back_up(*database, file, migrations::all()));
  return file + " holds " + in_words(copied) + " of " + db::without_password(address) + "\n";
}

Result<std::string> restore(const Arguments& arguments) {
  const db::Address address = TRY(database_address(arguments));
  const std::string& file = arguments.operands.front();
  const auto replace = arguments.has("--replace") ? db::Replace::yes : db::Replace::no;
  TRY(db::check_backup(file, migrations::all()));  // before a database is made for it
  const auto database = TRY(db::Database::open_alone(address));
  const Moment now(clock_time::system_clock()());
  const db::Copied copied = TRY(db::restore(file, *database, migrations::all(), now.text(), replace));
  return db::without_password(address) + " holds " + in_words(copied) + " of " + file + "\n";
}

int told(std::string_view command, const Result<std::string>& done) {
  if (!done) return complain(std::string(command) + ": " + sentence_of(done.error()));
  say(*done);
  return fine;
}

}  // namespace

const Command& backup_command() {
  static const Command command{"backup",
                               "FILE",
                               1,
                               1,
                               "Write a school to one file, while it is served",
                               about_backup,
                               backup_options,
                               [](const Arguments& arguments) { return told("backup", back_up(arguments)); }};
  return command;
}

const Command& restore_command() {
  static const Command command{"restore",
                               "FILE",
                               1,
                               1,
                               "Read a school from a backup, into either engine",
                               about_restore,
                               restore_options,
                               [](const Arguments& arguments) { return told("restore", restore(arguments)); }};
  return command;
}

}  // namespace app
