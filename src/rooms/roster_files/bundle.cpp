#include "rooms/roster_files/bundle.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/roster_files/words.h"

namespace roster_files {
namespace {

constexpr std::array<std::string_view, 7> used_files = {"users",   "roles",   "orgs",       "academicSessions",
                                                        "courses", "classes", "enrollments"};

std::unexpected<Failure> refuse(std::string say) { return fail(FailureKind::invalid, std::move(say)); }

Result<Sheet> open_manifest(const std::string& bytes) {
  const std::array<Column, 2> columns = {{{"propertyName", {"propertyname"}, true}, {"value", {"value"}, true}}};
  return Sheet::open("manifest.csv", bytes, columns);
}

using Properties = std::map<std::string, std::string, std::less<>>;

Result<Properties> properties_of(const Sheet& manifest) {
  if (const auto troubles = manifest.row_troubles(); !troubles.empty()) return refuse(troubles.front().sentence());
  Properties properties;
  for (const csv::Row& row : manifest.rows()) {
    const std::string name(manifest.cell(row, 0));
    if (!properties.emplace(name, manifest.cell(row, 1)).second) {
      return refuse("manifest.csv, row " + std::to_string(row.number) + ": " + quoted(name) + " is said twice.");
    }
  }
  return properties;
}

Result<> check_version(const Properties& properties) {
  const auto says = [&](std::string_view name, std::string_view value) -> Result<> {
    const auto property = properties.find(name);
    const std::string found = property == properties.end() ? "nothing" : quoted(property->second);
    if (property != properties.end() && property->second == value) return {};
    return refuse("manifest.csv, \"" + std::string(name) + "\": expected \"" + std::string(value) + "\", found " +
                  found + ".");
  };
  TRY(says("manifest.version", "1.0"));
  return says("oneroster.version", "1.2");
}

// "OneRoster/manifest.csv" → "OneRoster/".
std::string folder_of(std::string_view path) { return std::string(path.substr(0, path.rfind('/') + 1)); }

// "?pronouns" may be missing.
std::vector<Column> columns_of(const std::vector<std::string_view>& own, std::vector<std::string>& keys) {
  std::vector<std::string_view> names = {"sourcedId", "?status", "?dateLastModified"};
  names.insert(names.end(), own.begin(), own.end());
  keys.reserve(names.size());
  std::vector<Column> columns;
  for (std::string_view name : names) {
    const bool required = !name.starts_with('?');
    if (!required) name.remove_prefix(1);
    keys.push_back(text::lower(name));
    columns.push_back({name, {keys.back()}, required});
  }
  return columns;
}

bool is_date_time(std::string_view text) {  // "2026-09-01T16:00:00.000Z"
  return text.size() >= 20 && text.ends_with('Z') && Moment::read(std::string(text.substr(0, 19)) + "Z");
}

// Bulk mode says what there is: no status but "active", and nothing that is to be deleted.
std::optional<Trouble> trouble_of(const DataFile& file, const csv::Row& row) {
  const Sheet& sheet = file.sheet;
  const std::string_view id = sheet.cell(row, sourced_id);
  if (id.empty() || !is_line(id, 100)) return sheet.trouble(row, sourced_id, "an identifier of 1 to 100 characters");
  if (const auto first = file.by_id.find(id); first != file.by_id.end()) {
    return sheet.trouble(row, sourced_id, "another identifier than in row " + std::to_string(first->second->number));
  }
  const std::string_view state = sheet.cell(row, status);
  if (!state.empty() && state != "active") return sheet.trouble(row, status, "nothing or \"active\", in bulk mode");
  const std::string_view modified = sheet.cell(row, date_last_modified);
  if (!modified.empty() && !is_date_time(modified)) {
    return sheet.trouble(row, date_last_modified,
                         "nothing, in bulk mode, or a moment such as 2026-09-01T16:00:00.000Z");
  }
  return {};
}

}  // namespace

Result<Bundle> Bundle::open(std::string_view zip) {
  Bundle bundle;
  for (archive::Entry& entry : TRY(archive::read_zip(zip)))
    bundle.files_.emplace(std::move(entry.path), std::move(entry.bytes));
  TRY(bundle.read_manifest());
  return bundle;
}

Result<> Bundle::read_manifest() {
  const std::string* bytes = find("manifest.csv");
  if (bytes == nullptr) {
    for (const auto& [path, content] : files_) {
      if (path.ends_with("/manifest.csv")) {
        return refuse("manifest.csv must be at the top of the zip, not in \"" + folder_of(path) +
                      "\". Please zip the files, not their folder.");
      }
    }
    return refuse("The zip has no manifest.csv, so that it is no OneRoster roster.");
  }
  const Sheet manifest = TRY(open_manifest(*bytes));
  const Properties properties = TRY(properties_of(manifest));
  TRY(check_version(properties));
  for (const std::string_view name : used_files) {
    const auto property = properties.find("file." + std::string(name));
    const std::string mode = property == properties.end() ? "absent" : property->second;
    const std::string file = std::string(name) + ".csv";
    if (mode == "delta") {
      return refuse("manifest.csv says that " + file +
                    " is a delta: what changed since an earlier export. Please export in bulk mode.");
    }
    if (mode != "bulk" && mode != "absent") {
      return refuse("manifest.csv, \"file." + std::string(name) + "\": expected \"bulk\" or \"absent\", found " +
                    quoted(mode) + ".");
    }
    if (mode == "bulk" && find(file) == nullptr) {
      return refuse("manifest.csv says that there is a " + file + ", and the zip has none.");
    }
    in_bulk_.emplace(name, mode == "bulk");
  }
  for (const std::string_view needed : {"users", "roles"}) {
    if (!in_bulk_.find(needed)->second)
      return refuse("manifest.csv says that " + std::string(needed) +
                    ".csv is absent; people cannot be read without it.");
  }
  return {};
}

const std::string* Bundle::find(std::string_view path) const {
  const auto file = files_.find(path);
  return file == files_.end() ? nullptr : &file->second;
}

Result<std::optional<DataFile>> Bundle::read(std::string_view name, const std::vector<std::string_view>& own,
                                             Roster& roster) const {
  if (!in_bulk_.find(name)->second) return std::nullopt;
  std::vector<std::string> keys;
  const std::vector<Column> columns = columns_of(own, keys);
  const std::string path = std::string(name) + ".csv";
  DataFile file{TRY(Sheet::open(path, *find(path), columns)), {}, {}};
  for (Trouble& trouble : file.sheet.row_troubles()) roster.troubles.push_back(std::move(trouble));
  for (const csv::Row& row : file.sheet.rows()) {
    if (std::optional<Trouble> trouble = trouble_of(file, row)) {
      roster.troubles.push_back(*std::move(trouble));
    } else {
      file.rows.push_back(&row);
      file.by_id.emplace(file.sheet.cell(row, sourced_id), &row);
    }
  }
  return file;
}

}  // namespace roster_files
