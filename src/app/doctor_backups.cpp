// What cairn doctor says of the backups, and the drill that proves one.
#include <stdlib.h>

#include <filesystem>

#include "app/backup_folder.h"
#include "app/doctor.h"
#include "migrations_embedded.h"
#include "platform/db/examine.h"

namespace app {

namespace {

constexpr auto drill = "drill", backups = "backups";

std::string age_of(std::chrono::seconds seconds) {
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(seconds).count();
  if (hours < 1) return std::to_string(std::max<long long>(0, seconds.count() / 60)) + " minutes";
  if (hours == 1) return "1 hour";
  return hours < 72 ? std::to_string(hours) + " hours" : std::to_string(hours / 24) + " days";
}

// For one drill; only its owner may look into it, and it is gone afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "cairn-drill-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder can be made");
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

Result<db::Copied> restored(const std::string& file, db::Database& into, Moment now) {
  const db::Copied copied = TRY(db::restore(file, into, migrations::all(), now.text(), db::Replace::no));
  if (const auto found = db::flaws(into); !found.empty()) return fail(FailureKind::invalid, found.front(), file);
  return copied;
}

}  // namespace

Finding look_at_backups(const std::string& folder, std::chrono::seconds every, Moment now) {
  const auto kept = backups_in(folder);
  if (!kept) return {Health::broken, backups, folder + ": " + kept.error().say};
  if (kept->empty())
    return {Health::broken, backups, "there is none in " + folder + " yet: see --backup-folder of \"cairn serve\""};
  if (kept->front().made > now.plus(std::chrono::minutes(5)))
    return {Health::broken, backups,
            kept->front().file + " is dated ahead of this machine's clock: one of the two is wrong"};
  const auto age = now.seconds() - kept->front().made.seconds();
  const std::string found = std::to_string(kept->size()) + " in " + folder + ", the newest " + age_of(age) + " old";
  if (age > 2 * every) return {Health::broken, backups, found + ". The server's log says why there is no newer one"};
  return {Health::well, backups, found + "; a copy on another machine is yours to make"};
}

Finding restore_drill(const std::string& folder, Moment now) {
  const auto kept = backups_in(folder);
  if (!kept || kept->empty()) return {Health::broken, drill, "there is no backup in " + folder + " to restore"};
  const std::string& file = kept->front().file;
  const TemporaryFolder temporary;
  const auto database = db::Database::open({db::Engine::sqlite, temporary.file("school.db")}, 1);
  if (!database) return {Health::broken, drill, database.error().say};
  const auto copied = restored(file, **database, now);
  if (!copied)
    return {
        Health::broken, drill,
        file + ": " + copied.error().say + ". The school cannot be restored from it: \"cairn backup\" makes one now"};
  return {Health::well, drill,
          file + " was restored into a temporary database: " + std::to_string(copied->rows) + " rows of " +
              std::to_string(copied->tables) + " tables, sound"};
}

}  // namespace app
