// Files and folders: listed, read with a limit, written whole or not at all, watched.
//
// Paths below a folder are relative to it and use "/". Nothing here throws for a file that is missing, unreadable or
// vanishes in between: each such file is one Trouble, and the rest goes on.
#pragma once

#include <cstdint>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace files {

struct Entry {
  std::string path;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // since the epoch
};

struct Trouble {
  std::string path;
  std::string what;  // "permission denied", "a symbolic link that leads outside or in a circle", …
};

struct Listing {
  std::vector<Entry> entries;  // regular files, sorted by path
  std::vector<Trouble> troubles;
  bool truncated = false;  // more than `most` files: the rest was not listed
};

// Every regular file below `folder`. Names that begin with "." or end with "~" are left out, and so are folders whose
// relative path `skip` returns true for. Symbolic links are followed only to places inside the folder, once.
Result<Listing> list(const std::string& folder, const std::function<bool(std::string_view)>& skip = {},
                     std::size_t most = 200'000);

bool is_folder(const std::string& path);
bool is_file(const std::string& path);

// The whole file; not_found when it is not there, not_allowed when it may not be read, invalid beyond `limit` bytes.
Result<std::string> read(const std::string& path, std::uint64_t limit);

// Writes through a temporary file beside it and renames, so that a reader sees the old or the new content. Keeps the
// permissions of the file it replaces. `durable` waits for the disk.
enum class Durability : std::uint8_t { quick, durable };
Result<void> write(const std::string& path, std::string_view bytes, Durability durability = Durability::durable);
// Plain write into a file of its own; for output that is made anew as a whole.
Result<void> write_new(const std::string& path, std::string_view bytes);
Result<void> make_folders(const std::string& path);

// Tells which files below a folder changed, were added or went away (inotify).
class Watch {
 public:
  static Result<std::unique_ptr<Watch>> start(const std::string& folder);
  virtual ~Watch() = default;
  // Waits at most `milliseconds` (-1: for ever) for changes, then gathers what follows within a few milliseconds, so
  // that an editor's several writes are one change. Relative paths, sorted, each once; empty when nothing changed or
  // stop() was called.
  virtual std::vector<std::string> wait(int milliseconds) = 0;
  virtual void stop() = 0;  // from any thread
};

}  // namespace files
