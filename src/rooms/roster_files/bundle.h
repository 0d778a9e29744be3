// The files of a OneRoster zip, and what its rules say of every file and row alike.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/archive/archive.h"
#include "rooms/roster_files/sheet.h"

namespace roster_files {

// Of every file of data, the first three columns.
enum : std::size_t { sourced_id, status, date_last_modified, first_own_column };

// A file's sheet, and its rows that are sound so far, by their sourcedId.
struct DataFile {
  Sheet sheet;
  std::vector<const csv::Row*> rows;  // in the order of the file
  std::unordered_map<std::string_view, const csv::Row*> by_id;
};

class Bundle {
 public:
  // Opens the zip and reads its manifest. A Failure unless it is OneRoster 1.2 with users and roles in bulk mode.
  static Result<Bundle> open(std::string_view zip);

  // The columns of users.csv that are its own, as the standard calls them; "?" before one that may be missing. Nothing
  // when the file is absent. Troubles of its rows go to `roster`: no or a known sourcedId, a status or a date that bulk
  // mode does not have.
  Result<std::optional<DataFile>> read(std::string_view name, const std::vector<std::string_view>& own,
                                       Roster& roster) const;

 private:
  Result<> read_manifest();
  const std::string* find(std::string_view path) const;

  std::map<std::string, std::string, std::less<>> files_;
  std::map<std::string, bool, std::less<>> in_bulk_;  // by "users"
};

}  // namespace roster_files
