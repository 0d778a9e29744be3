#include "platform/archive/directory.h"

#include <fmt/core.h>

#include <algorithm>

#include "platform/archive/format.h"
#include "platform/archive/path.h"

namespace archive {
namespace {

std::unexpected<Failure> broken(std::string_view what) {
  return fail(FailureKind::invalid, fmt::format("This is no zip, or it is cut off or damaged: {}.", what));
}

// Where the directory stands.
struct Ending {
  std::size_t records = 0, directory = 0, size = 0;
};

// Programs that write as they go put zip64's ending before the ordinary one, also when it says nothing else.
bool repeats(std::string_view zip, const Ending& ending, std::size_t at) {
  const std::size_t end = ending.directory + ending.size;
  if (end > at || at - end != format::large_ending_size + format::locator_size) return false;
  const std::size_t locator = end + format::large_ending_size;
  return format::u32(zip, end) == format::large_ending_mark && format::u32(zip, locator) == format::locator_mark &&
         format::u64(zip, end + 32) == ending.records && format::u64(zip, end + 40) == ending.size &&
         format::u64(zip, end + 48) == ending.directory && format::u64(zip, locator + 8) == end;
}

Result<Ending> read_ending(std::string_view zip) {
  if (zip.size() < format::ending_size) return broken("it is too short");
  const std::size_t last = zip.size() - format::ending_size;
  for (std::size_t at = last;; --at) {  // a comment of up to 64 KiB may follow
    if (format::u32(zip, at) == format::ending_mark && format::u16(zip, at + 20) == last - at) {
      if (format::u32(zip, at + 4) != 0) return broken("it is a part of a split zip");
      const Ending ending{format::u16(zip, at + 10), format::u32(zip, at + 16), format::u32(zip, at + 12)};
      if (ending.records == 0xffff || ending.directory == 0xffffffff) {
        return fail(FailureKind::invalid,
                    "This zip is a zip64, for more than 4 GiB. Please pack it as an ordinary zip.");
      }
      if (format::u16(zip, at + 8) != ending.records) return broken("its directory contradicts itself");
      const bool fits = ending.directory <= at && ending.size == at - ending.directory;
      if (!fits && !repeats(zip, ending, at)) return broken("its directory is not there");
      return ending;
    }
    if (at == 0 || last - at == 0xffff) return broken("it has no directory");
  }
}

Result<> check_kind(std::string_view path, std::uint32_t attributes) {
  const std::uint32_t kind = attributes >> 28;  // the upper bits of a Unix mode
  if (kind == 0) return {};
  if (kind == 012) return refuse(path, "is a link");
  if (kind == 04 && !path.ends_with('/')) return refuse(path, "is called a folder and has a file's name");
  if (kind == 010 && path.ends_with('/')) return refuse(path, "is called a file and has a folder's name");
  if (kind != 04 && kind != 010) return refuse(path, "is a device, not a file");
  return {};
}

Result<> check_method(std::string_view path, unsigned flags, unsigned method) {
  constexpr unsigned encrypted = 0x0001 | 0x0040 | 0x2000;
  if ((flags & encrypted) != 0 || method == 99) return refuse(path, "is encrypted");
  if (method != format::stored && method != format::deflated) {
    return refuse(path, fmt::format("is packed in a way that is not read here (method {})", method));
  }
  return {};
}

// The record at `at`, of a path that is new, and `at` moved behind it.
Result<Record> read_record(std::string_view zip, std::size_t& at, std::size_t end, Paths& paths) {
  if (end - at < format::record_size || format::u32(zip, at) != format::record_mark) {
    return broken("its directory ends too early");
  }
  const std::size_t name = format::u16(zip, at + 28);
  const std::size_t size = format::record_size + name + format::u16(zip, at + 30) + format::u16(zip, at + 32);
  if (size > end - at) return broken("its directory ends too early");
  Record record;
  record.path = zip.substr(at + format::record_size, name);
  TRY(paths.add(record.path));
  const unsigned method = format::u16(zip, at + 10);
  TRY(check_method(record.path, format::u16(zip, at + 8), method));
  TRY(check_kind(record.path, format::u32(zip, at + 38)));
  record.deflated = method == format::deflated;
  record.checksum = format::u32(zip, at + 16);
  record.packed = format::u32(zip, at + 20);
  record.unpacked = format::u32(zip, at + 24);
  record.header = format::u32(zip, at + 42);
  at += size;
  return record;
}

// The file's own header must name the same file, packed in the same way.
Result<std::size_t> data_begins(std::string_view zip, const Record& record, std::size_t directory) {
  const std::size_t at = record.header;
  if (at > directory || directory - at < format::header_size || format::u32(zip, at) != format::header_mark) {
    return refuse(record.path, "is not where the directory says");
  }
  const std::size_t name = format::u16(zip, at + 26);
  const std::size_t size = format::header_size + name + format::u16(zip, at + 28);
  if (size > directory - at) return refuse(record.path, "is cut off");
  if (zip.substr(at + format::header_size, name) != record.path) {
    return refuse(record.path, "has another name in its own header than in the directory");
  }
  const unsigned method = format::u16(zip, at + 8);
  TRY(check_method(record.path, format::u16(zip, at + 6), method));
  if ((method == format::deflated) != record.deflated)
    return refuse(record.path, "is not packed as the directory says");
  return at + size;
}

// Each file's data ends where the next header begins, at the latest.
Result<> find_data(std::string_view zip, std::vector<Record>& records, std::size_t directory) {
  std::vector<Record*> by_place;
  for (Record& record : records) by_place.push_back(&record);
  std::ranges::stable_sort(by_place, {}, &Record::header);
  std::size_t end = directory;
  for (auto record = by_place.rbegin(); record != by_place.rend(); ++record) {
    const std::size_t begin = TRY(data_begins(zip, **record, directory));
    if (begin > end || (*record)->packed > end - begin) {
      return refuse((*record)->path, "overlaps another entry, as in a zip bomb");
    }
    (*record)->data = zip.substr(begin, end - begin);
    end = (*record)->header;
  }
  return {};
}

}  // namespace

Result<std::vector<Record>> read_directory(std::string_view zip, const Limits& limits) {
  const Ending ending = TRY(read_ending(zip));
  if (ending.records > limits.entries) {
    return fail(FailureKind::invalid,
                fmt::format("The zip holds {} entries; at most {} are read.", ending.records, limits.entries));
  }
  std::vector<Record> records;
  Paths paths(limits);
  std::size_t at = ending.directory;
  const std::size_t end = ending.directory + ending.size;
  while (records.size() < ending.records) records.push_back(TRY(read_record(zip, at, end, paths)));
  if (at != end) return broken("its directory holds more than it says");
  TRY(find_data(zip, records, ending.directory));
  return records;
}

}  // namespace archive
