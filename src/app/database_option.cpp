#include "app/database_option.h"

#include <cstdlib>

#include "migrations_embedded.h"
#include "platform/db/migrations.h"
#include "rooms/find/find.h"

namespace app {

namespace {

std::unexpected<Failure> about_the_option(const Failure& failure) {
  return fail(failure.kind, failure.say, std::string(database_option.name));
}

}  // namespace

Result<db::Address> database_address(const Arguments& arguments) {
  const char* environment = std::getenv("CAIRN_DATABASE");
  const bool is_set = environment != nullptr && *environment != '\0';
  auto address = db::read_address(
      arguments.value(database_option.name, is_set ? std::string_view(environment) : default_database));
  if (!address) return about_the_option(address.error());
  return *std::move(address);
}

Result<std::unique_ptr<db::Database>> open_school(const db::Address& address, Moment now, int readers) {
  auto database = db::Database::open(address, readers);
  if (!database) return about_the_option(database.error());
  if (const auto migrated = db::migrate(**database, migrations::all(), now.text()); !migrated)
    return about_the_option(migrated.error());
  const auto complete = [](db::Transaction& tx) -> Result<int> { return find::complete_words(tx); };
  if (const auto completed = (*database)->write(complete); !completed) return about_the_option(completed.error());
  return *std::move(database);
}

}  // namespace app
