#include <fmt/core.h>

#include <algorithm>
#include <limits>

#include "platform/archive/archive.h"
#include "platform/archive/deflate.h"
#include "platform/archive/format.h"
#include "platform/archive/path.h"

namespace archive {
namespace {

constexpr std::size_t most_entries = 65'534;
constexpr std::size_t most_bytes = std::numeric_limits<std::uint32_t>::max() - 1;

// Date and time as MS-DOS counted them, from 1980 to 2107, to two seconds.
std::uint32_t dos_time(Moment made) {
  const auto day = std::chrono::floor<std::chrono::days>(made.seconds());
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(made.seconds() - day);
  if (int(date.year()) < 1980) return (1U << 21) | (1U << 16);
  const auto year = static_cast<std::uint32_t>(std::min(int(date.year()), 2107) - 1980);
  return (year << 25) | (unsigned(date.month()) << 21) | (unsigned(date.day()) << 16) |
         (static_cast<std::uint32_t>(time.hours().count()) << 11) |
         (static_cast<std::uint32_t>(time.minutes().count()) << 5) |
         (static_cast<std::uint32_t>(time.seconds().count()) / 2);
}

// What the header of a file and its record in the directory have in common, from "version needed" on.
std::string common(const Entry& entry, bool deflated, std::size_t packed, Moment made) {
  constexpr unsigned version = 20, name_is_utf8 = 0x0800;
  std::string out;
  format::put16(out, version);
  format::put16(out, name_is_utf8);
  format::put16(out, deflated ? format::deflated : format::stored);
  format::put32(out, dos_time(made));
  format::put32(out, checksum(entry.bytes));
  format::put32(out, packed);
  format::put32(out, entry.bytes.size());
  format::put16(out, entry.path.size());
  format::put16(out, 0);  // extra fields
  return out;
}

void put_record(std::string& directory, const Entry& entry, const std::string& shared, std::size_t header) {
  constexpr unsigned made_on_unix = (3U << 8) | 20;
  constexpr std::uint32_t plain_file = 0100644U << 16;
  format::put32(directory, format::record_mark);
  format::put16(directory, made_on_unix);
  directory += shared;
  format::put16(directory, 0);  // comment
  format::put16(directory, 0);  // disk
  format::put16(directory, 0);  // internal attributes
  format::put32(directory, plain_file);
  format::put32(directory, header);
  directory += entry.path;
}

void put_ending(std::string& out, std::size_t entries, std::size_t directory_size, std::size_t directory) {
  format::put32(out, format::ending_mark);
  format::put32(out, 0);  // disks
  format::put16(out, entries);
  format::put16(out, entries);
  format::put32(out, directory_size);
  format::put32(out, directory);
  format::put16(out, 0);  // comment
}

Result<> check(const std::vector<Entry>& entries) {
  if (entries.size() > most_entries) return fail(FailureKind::invalid, "There are more files than a zip holds.");
  Paths paths(Limits{});
  for (const Entry& entry : entries) {
    TRY(paths.add(entry.path));
    if (entry.path.ends_with('/')) return refuse(entry.path, "is a folder's name");
    if (entry.bytes.size() > most_bytes) return refuse(entry.path, "is larger than 4 GiB");
  }
  return {};
}

}  // namespace

Result<std::string> write_zip(const std::vector<Entry>& entries, Moment made) {
  TRY(check(entries));
  std::string out, directory;
  for (const Entry& entry : entries) {
    const std::string packed = deflated(entry.bytes);
    const bool smaller = packed.size() < entry.bytes.size();
    const std::string& data = smaller ? packed : entry.bytes;
    const std::string shared = common(entry, smaller, data.size(), made);
    put_record(directory, entry, shared, out.size());
    format::put32(out, format::header_mark);
    out += shared;
    out += entry.path;
    out += data;
    if (out.size() + directory.size() > most_bytes) {
      return fail(FailureKind::invalid, "There is more than a zip holds (4 GiB).");
    }
  }
  const std::size_t begin = out.size();
  out += directory;
  put_ending(out, entries.size(), directory.size(), begin);
  return out;
}

}  // namespace archive
