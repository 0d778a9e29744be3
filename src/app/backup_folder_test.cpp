#include "app/backup_folder.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "app/doctor.h"
#include "rooms/test_school.h"

using app::backup_name;
using namespace std::chrono_literals;

namespace {

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("cairn_backups_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::filesystem::path path;
};

}  // namespace

TEST_CASE("backup folder: the newest stay, others go, and what is no backup of ours is left alone") {
  const rooms::TestSchool school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Folder folder;
  std::ofstream(folder.path / "letter.backup") << "not ours";
  const app::BackupPlan plan{.folder = folder.path.string(), .every = 24h, .keep = 3};
  for (int day = 0; day < 5; ++day)
    app::back_up_into(plan, school.database(), migrations::all(), school.now.plus(day * 24h)).value();
  const auto kept = app::backups_in(plan.folder).value();
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].made == school.now.plus(4 * 24h));
  CHECK(kept[2].made == school.now.plus(2 * 24h));
  CHECK(std::filesystem::path(kept[0].file).filename() == "cairn-2026-09-05T160000Z.backup");
  CHECK(std::filesystem::exists(folder.path / "letter.backup"));
}

TEST_CASE("backup folder: what a killed program left behind goes a day later, and nobody else's") {
  const rooms::TestSchool school(db::Engine::sqlite);
  const Folder folder;
  const auto there = [&](const std::string& name) { return std::filesystem::exists(folder.path / name); };
  const std::string old = app::backup_name(school.now.plus(-25h)) + ".unfinished";
  const std::string fresh = app::backup_name(school.now.plus(-1h)) + ".unfinished";
  for (const std::string& name : {old, old + "-wal", old + "-lock", fresh, std::string("mine.unfinished")})
    std::ofstream(folder.path / name) << "a part";
  const app::BackupPlan plan{.folder = folder.path.string(), .every = 24h, .keep = 3};
  app::back_up_into(plan, school.database(), migrations::all(), school.now).value();
  CHECK_FALSE((there(old) || there(old + "-wal") || there(old + "-lock")));
  CHECK((there(fresh) && there("mine.unfinished")));
}

TEST_CASE("backup folder: the one just made stays, although a clock that was ahead made another") {
  const rooms::TestSchool school(db::Engine::sqlite);
  const Folder folder;
  const app::BackupPlan plan{.folder = folder.path.string(), .every = 24h, .keep = 1};
  app::back_up_into(plan, school.database(), migrations::all(), school.now.plus(24h * 365)).value();
  app::back_up_into(plan, school.database(), migrations::all(), school.now).value();
  CHECK(std::filesystem::exists(folder.path / app::backup_name(school.now)));
  CHECK(app::look_at_backups(plan.folder, plan.every, school.now).health == app::Health::broken);
}

TEST_CASE("backup folder: when the new one cannot be made, none of the old ones goes") {
  const rooms::TestSchool school(db::Engine::sqlite);
  const Folder folder;
  app::BackupPlan plan{.folder = folder.path.string(), .every = 24h, .keep = 1};
  app::back_up_into(plan, school.database(), migrations::all(), school.now).value();
  CHECK_FALSE(app::back_up_into(plan, school.database(), migrations::all(), school.now));  // of the same second
  CHECK(app::backups_in(plan.folder).value().size() == 1);
  CHECK_FALSE(app::backups_in(plan.folder + "/nowhere"));
}

TEST_CASE("backup folder: times are minutes, hours or days") {
  CHECK(app::read_duration("90m") == 90min);
  CHECK(app::read_duration("24h") == 24h);
  CHECK(app::read_duration("7d") == 7 * 24h);
  for (const char* wrong : {"", "h", "0h", "24", "24 h", "-1h", "1w", "366d", "99999999d", "1.5h"}) {
    INFO(wrong);
    CHECK_FALSE(app::read_duration(wrong));
  }
}
