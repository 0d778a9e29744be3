// What cairn doctor says of the database and its clock.
#include "app/doctor.h"
#include "migrations_embedded.h"
#include "platform/db/examine.h"
#include "rooms/activity/activity.h"

using namespace std::chrono_literals;

namespace app {

namespace {

constexpr auto small_difference = 5s;

Finding integrity(db::Database& database) {
  const std::vector<std::string> found = db::flaws(database);
  if (found.empty())
    return {Health::well, "integrity", "all that the database keeps can be read, every reference leads somewhere"};
  return {Health::broken, "integrity",
          found.front() + (found.size() == 1 ? "" : ", and " + std::to_string(found.size() - 1) + " more") +
              ". Stop the server, keep a copy of the file, and restore the newest backup into a new database"};
}

Finding tables(const Result<int>& missing) {
  constexpr auto subject = "tables";
  if (!missing && missing.error().kind == FailureKind::not_found)
    return {Health::broken, subject,
            missing.error().say + ". Is it the right --database? Then \"cairn serve\" makes one in it"};
  if (!missing) return {Health::broken, subject, missing.error().say};
  if (*missing == 0) return {Health::well, subject, "as this cairn makes them"};
  return {Health::look, subject,
          "older than this cairn by " + std::to_string(*missing) + (*missing == 1 ? " step" : " steps") +
              ": the next start of \"cairn serve\" makes up for it; back up first"};
}

std::string difference(std::chrono::seconds seconds) { return std::to_string(seconds.count()) + " seconds"; }

// Two clocks that know nothing of each other can only be told by their traces: nothing has happened in the future yet.
Finding clock(db::Database& database, Moment now) {
  constexpr auto subject = "clock";
  std::optional<std::string> on_server;
  std::vector<activity::Happened> latest;
  (void)database.read([&](db::Transaction& tx) -> Result<void> {
    on_server = db::server_time(tx);
    latest = activity::latest(tx, 1);
    return {};
  });
  if (!latest.empty() && latest.front().at > now.plus(small_difference))
    return {Health::broken, subject,
            "stands at " + now.text() + ", but the last thing that happened in this school is of " +
                latest.front().at.text() + ". Set the clock (systemd-timesyncd or chrony keeps it right)"};
  const auto server = on_server ? Moment::read(*on_server) : std::nullopt;
  if (server) {
    const auto apart = std::chrono::abs(server->seconds() - now.seconds());
    if (apart > small_difference)
      return {Health::look, subject,
              "is " + difference(apart) + " away from that of PostgreSQL's machine: let both be kept right by chrony"};
  }
  return {Health::well, subject, now.text() + (server ? ", as PostgreSQL's" : "") + ", after all that has happened"};
}

std::string advice_on(db::Engine engine) {
  return engine == db::Engine::sqlite
             ? "Look at --database, and who runs this; in place of a damaged file the newest backup is restored"
             : "Look at --database, whether PostgreSQL is running, and whether it lets us in";
}

}  // namespace

Findings look_at_database(const db::Address& address, Moment now) {
  const auto database = db::Database::open_to_read(address);
  if (!database) return {{Health::broken, "database", database.error().say + ". " + advice_on(address.engine)}};
  Findings findings{{Health::well, "database", db::without_password(address) + " answers"}, integrity(**database)};
  if (findings.back().health == Health::broken) return findings;
  const auto missing = db::missing_migrations(**database, migrations::all());
  findings.push_back(tables(missing));
  if (missing && *missing == 0) findings.push_back(clock(**database, now));
  return findings;
}

}  // namespace app
