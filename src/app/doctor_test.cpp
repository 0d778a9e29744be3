#include "app/doctor.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/backup_folder.h"
#include "rooms/activity/activity.h"
#include "rooms/test_school.h"

using app::Finding;
using app::Findings;
using app::Health;
using rooms::TestSchool;
using namespace std::chrono_literals;

namespace {

const Finding& about(const Findings& findings, std::string_view subject) {
  for (const Finding& one : findings)
    if (one.subject == subject) return one;
  throw std::runtime_error("nothing was said about " + std::string(subject));
}

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("cairn_doctor_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

const Moment far_ahead = Moment::read("2999-01-01T00:00:00Z").value();

void happen(const TestSchool& school, Moment at) {
  school.write([&](db::Transaction& tx) { activity::record(tx, {{}, {}, "school.test"}, at, school.random); });
}

}  // namespace

TEST_CASE("doctor: a sound database is well, its clock too") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  happen(school, school.now);
  const Findings findings = app::look_at_database(school.there().address(), school.now.plus(1h));
  for (const char* subject : {"database", "integrity", "tables"})
    CHECK(about(findings, subject).health == Health::well);
  const bool is_file = school.database().engine() == db::Engine::sqlite;
  // PostgreSQL's own clock is the true one, which is not that of this test.
  CHECK(about(findings, "clock").health == (is_file ? Health::well : Health::look));
}

TEST_CASE("doctor: a clock before what has happened is broken") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  happen(school, far_ahead);
  const Finding clock = about(app::look_at_database(school.there().address(), school.now), "clock");
  CHECK(clock.health == Health::broken);
  CHECK(clock.says.find("2999-01-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("doctor: tables that are older, newer or changed are told apart") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto tables = [&] { return about(app::look_at_database(school.there().address(), school.now), "tables"); };
  school.write([](db::Transaction& tx) {
    tx.tell("DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)");
  });
  CHECK(tables().health == Health::look);
  CHECK(tables().says.find("older than this cairn by 1 step:") == 0);
  school.write([](db::Transaction& tx) { tx.tell("UPDATE migrations SET checksum = 'x' WHERE number = 1"); });
  CHECK(tables().health == Health::broken);
  CHECK(tables().says.find("0001_people was changed") != std::string::npos);
  school.write([](db::Transaction& tx) {
    tx.tell("INSERT INTO migrations (number, name, checksum, applied_at) VALUES (9999, 'next', 'x', 'x')");
    tx.tell("DELETE FROM migrations WHERE number < 9999");
  });
  CHECK(tables().says.find("served by a newer one") != std::string::npos);
}

TEST_CASE("doctor: a database that is not there, is none, or is damaged") {
  const Folder folder;
  const auto first = [](const std::string& path) {
    return app::look_at_database({db::Engine::sqlite, path}, far_ahead).back();
  };
  CHECK(first((folder.path / "none.db").string()).says.find("there is no database at") == 0);
  std::ofstream(folder.path / "letter.db") << std::string(10'000, 'x');
  CHECK(first((folder.path / "letter.db").string()).health == Health::broken);

  const TestSchool school(db::Engine::sqlite);
  (void)db::back_up(school.database(), (folder.path / "damaged.db").string(), migrations::all()).value();
  std::fstream file(folder.path / "damaged.db", std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(8192);
  file << std::string(4096, 'x');
  file.close();
  const Finding damaged = first((folder.path / "damaged.db").string());
  CHECK(damaged.health == Health::broken);
  CHECK(damaged.subject == "integrity");
}

TEST_CASE("doctor: a database that others may read is worth a look") {
  const TestSchool school(db::Engine::sqlite);
  const db::Address& address = school.there().address();
  CHECK(about(app::look_at_place(address), "permissions").health == Health::well);
  std::filesystem::permissions(address.place, std::filesystem::perms(0644));
  CHECK(about(app::look_at_place(address), "permissions").says.find("chmod 600") != std::string::npos);
  CHECK(about(app::look_at_place(address), "disk").says.find(" MiB free") != std::string::npos);
  CHECK(app::look_at_place({db::Engine::postgresql, "postgresql://x/y"}).empty());
}

TEST_CASE("doctor: time zones are known here") { CHECK(app::look_at_zones().health == Health::well); }

TEST_CASE("doctor: mail that goes nowhere is told") {
  CHECK(app::look_at_mail({}).health == Health::look);
  const app::MailService nowhere{mail::read_server("smtp://127.0.0.1:1").value(), {"", "school@example.org"}};
  const Finding finding = app::look_at_mail(nowhere);
  CHECK(finding.health == Health::broken);
  CHECK(finding.says.find("smtp://127.0.0.1:1 says: ") == 0);
}

TEST_CASE("doctor: backups are well while they are young, and the newest is restored in the drill") {
  const TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Folder folder;
  CHECK(app::look_at_backups(folder.path.string(), 24h, school.now).health == Health::broken);
  CHECK(app::restore_drill(folder.path.string(), school.now).health == Health::broken);
  happen(school, school.now);
  app::back_up_into({.folder = folder.path.string()}, school.database(), migrations::all(), school.now).value();
  CHECK(app::look_at_backups(folder.path.string(), 24h, school.now.plus(40h)).health == Health::well);
  CHECK(app::look_at_backups(folder.path.string(), 24h, school.now.plus(49h)).health == Health::broken);
  const Finding drill = app::restore_drill(folder.path.string(), school.now);
  CHECK(drill.health == Health::well);
  CHECK(drill.says.find(" tables, sound") != std::string::npos);

  std::ofstream(folder.path / app::backup_name(school.now.plus(1h))) << "half a file";
  CHECK(app::restore_drill(folder.path.string(), school.now).health == Health::broken);
}

TEST_CASE("doctor: a certificate that is none is broken") {
  const Finding none = app::look_at_certificate({"/nowhere.crt", "/nowhere.key"}, far_ahead);
  CHECK(none.health == Health::broken);
  CHECK(none.says.find("/nowhere.crt is no certificate") == 0);
}
