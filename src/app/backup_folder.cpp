#include "app/backup_folder.h"

#include <algorithm>
#include <filesystem>

#include "kernel/text.h"

namespace app {

namespace {

constexpr std::string_view before = "cairn-", after = ".backup";
constexpr std::size_t time_at = 11;  // in "2026-09-01T160000Z"

std::optional<Moment> moment_of(std::string_view name) {
  if (!name.starts_with(before) || !name.ends_with(after) || name.size() != backup_name(Moment({})).size()) return {};
  std::string text(name.substr(before.size(), name.size() - before.size() - after.size()));
  text.insert(time_at + 4, ":");
  text.insert(time_at + 2, ":");
  return Moment::read(text);
}

}  // namespace

std::string backup_name(Moment made) {
  return std::string(before) + text::replace_all(made.text(), ":", "") + std::string(after);
}

Result<std::vector<KeptBackup>> backups_in(const std::string& folder) {
  std::error_code error;
  std::vector<KeptBackup> found;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (const auto made = moment_of(entry->path().filename().string()))
      found.push_back({entry->path().string(), *made});
  if (error) return fail(FailureKind::not_found, "the folder of backups cannot be read: " + error.message(), folder);
  std::ranges::sort(found, [](const KeptBackup& a, const KeptBackup& b) { return a.made > b.made; });
  return found;
}

namespace {

Result<void> remove(const std::string& file) {
  std::error_code error;
  std::filesystem::remove(file, error);
  if (error) return fail(FailureKind::invalid, "cannot be removed: " + error.message(), file);
  return {};
}

// What killed programs left behind: copies of a whole school. A day later nobody is still at work on them.
Result<void> remove_unfinished(const std::string& folder, Moment now) {
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const std::size_t ends = name.find(db::unfinished);
    const auto made = ends == std::string::npos ? std::nullopt : moment_of(name.substr(0, ends));
    if (made && made->plus(std::chrono::hours(24)) < now) TRY(remove(entry->path().string()));
  }
  return {};
}

}  // namespace

Result<void> back_up_into(const BackupPlan& plan, db::Database& database, std::span<const db::Migration> known,
                          Moment now) {
  const std::string made = plan.folder + "/" + backup_name(now);
  TRY(db::back_up(database, made, known));
  TRY(remove_unfinished(plan.folder, now));
  const std::vector<KeptBackup> kept = TRY(backups_in(plan.folder));
  for (std::size_t i = static_cast<std::size_t>(plan.keep); i < kept.size(); ++i)
    if (kept[i].file != made) TRY(remove(kept[i].file));  // others may have been made by a clock that is ahead
  return {};
}

std::optional<std::chrono::seconds> read_duration(std::string_view given) {
  constexpr std::chrono::seconds least = std::chrono::minutes(1), most = std::chrono::days(365);
  if (given.size() < 2 || given.size() > 8) return {};
  const auto number = text::whole_number(given.substr(0, given.size() - 1));
  if (!number || *number > 1'000'000) return {};
  const char unit = given.back();
  if (unit != 'm' && unit != 'h' && unit != 'd') return {};
  const int each = unit == 'm' ? 60 : unit == 'h' ? 3600 : 86400;
  const auto whole = std::chrono::seconds(static_cast<long long>(*number) * each);
  return whole < least || whole > most ? std::nullopt : std::optional(whole);
}

}  // namespace app
