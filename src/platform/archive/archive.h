// Zip files, from bytes and to bytes in memory; nothing touches a disk. A zip that someone uploads is hostile until it
// is proven otherwise: what its directory says is compared with what its bytes are, and the first thing that is wrong
// refuses the whole zip with a sentence that names the entry.
//
// Read are files that are stored or deflated. A zip inside the zip is a file like any other; it is not opened. Refused
// by name: paths that are absolute, have ".", "..", an empty step, a backslash, a control character or a drive letter,
// are too long, too deep or no UTF-8; two paths that differ in case alone (of ASCII letters); links, devices; entries
// that are encrypted, overlap, or are not what the directory says (name, size, checksum); zip64, but for its ending;
// and other methods.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/day.h"
#include "kernel/result.h"

namespace archive {

struct Entry {
  std::string path;  // "courses/week-1.md": UTF-8, "/" between its steps
  std::string bytes;
};

struct Limits {
  std::size_t entries = 10'000;  // folders count
  std::size_t entry_bytes = std::size_t{10} << 20;
  std::size_t all_bytes = std::size_t{200} << 20;  // of all entries, unpacked
  std::size_t path_bytes = 255;
  std::size_t depth = 16;   // steps of a path
  std::size_t ratio = 100;  // unpacked bytes for each byte of the zip, once a MiB is unpacked
};

// The files of a zip in the order of its directory; folders are left out. A Failure is `invalid`; its sentence is for
// whoever uploaded the zip.
Result<std::vector<Entry>> read_zip(std::string_view bytes, const Limits& limits = {});

// A zip of these entries in this order, each dated `made` (from 1980 on, in UTC): the same entries and moment give the
// same bytes. A Failure for paths that read_zip would refuse, and for more than a zip holds (4 GiB, 65,534 entries).
Result<std::string> write_zip(const std::vector<Entry>& entries, Moment made);

}  // namespace archive
