// The checksum of a backup: the CRC-32 of the whole file. It is kept in the four bytes of a SQLite file that are its
// application's (PRAGMA user_version), which count as zeros; a backup of before there were checksums has zeros there.
// Inside platform/db alone.
#pragma once

#include <string>

namespace db {

// Of a file that nobody has open. Throws std::runtime_error when it cannot be read or written.
void write_checksum(const std::string& file);
// Whether the file is as it was written; true when it has no checksum.
bool has_its_checksum(const std::string& file);

}  // namespace db
