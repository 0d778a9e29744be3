// A folder of scheduled backups: what they are called, which are there, which go.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/result.h"
#include "platform/db/backup.h"
#include "platform/db/database.h"

namespace app {

inline constexpr std::string_view backup_job = "school.backup";  // the kind of job that makes one

struct BackupPlan {
  std::string folder;
  std::chrono::seconds every = std::chrono::hours(24);
  int keep = 14;  // the newest; older ones go
};

struct KeptBackup {
  std::string file;  // its whole path
  Moment made;
};

// "cairn-2026-09-01T160000Z.backup". Whatever else lies in the folder is left alone.
std::string backup_name(Moment made);
// The newest first. A Failure when the folder cannot be listed.
Result<std::vector<KeptBackup>> backups_in(const std::string& folder);
// One more backup, and then those beyond `keep` go, and what was left unfinished more than a day ago: never before the
// new one is complete and on the disk.
Result<void> back_up_into(const BackupPlan& plan, db::Database& database, std::span<const db::Migration> known,
                          Moment now);

// "24h", "90m", "7d": at least a minute, at most a year.
std::optional<std::chrono::seconds> read_duration(std::string_view text);

}  // namespace app
