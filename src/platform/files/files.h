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
  std::string what;  // "permission denied", "a symbolic link that leads in a circle", …
};

struct Listing {
  std::vector<Entry> entries;     // regular files, sorted by path
  std::vector<Trouble> troubles;  // sorted by path
  bool truncated = false;         // more than `most` files: the rest was not listed
};

// Every regular file below `folder`. Names that begin with "." or end with "~" are left out, and so are folders whose
// relative path `skip` returns true for. A symbolic link is followed when it leads to a file inside the folder, or to a
// folder inside it that no other link has led to yet; every other link is a Trouble. Sockets, pipes and devices are
// left out. not_found, not_allowed or invalid when `folder` itself cannot be listed.
Result<Listing> list(const std::string& folder, const std::function<bool(std::string_view)>& skip = {},
                     std::size_t most = 200'000);

bool is_folder(const std::string& path);
bool is_file(const std::string& path);

// The whole file; not_found when it is not there, not_allowed when it may not be read, invalid when it is no regular
// file or has more than `limit` bytes (refused before reading, and again should it grow meanwhile).
Result<std::string> read(const std::string& path, std::uint64_t limit);

// Writes through a temporary file beside it and renames, so that a reader sees the old or the new content. Keeps the
// permissions of the file it replaces, and a symbolic link stays one: what it leads to is replaced. `durable` waits for
// the disk. On failure nothing is left behind.
enum class Durability : std::uint8_t { quick, durable };
Result<void> write(const std::string& path, std::string_view bytes, Durability durability = Durability::durable);
// Plain write into a file of its own; for output that is made anew as a whole. A failure may leave half a file.
Result<void> write_new(const std::string& path, std::string_view bytes);
// The folder and all above it; fine when it is there already.
Result<void> make_folders(const std::string& path);

// Tells which files below a folder changed, were added or went away (inotify; Linux only).
//
// Names that begin with "." or end with "~" are ignored, as in list(). Folders made later are watched too, and the
// files found in them reported. A folder that goes away is reported by its own path, not file by file. Symbolic links
// are not followed. When the kernel lost count (too many changes at once, the folder itself went away), the answer is
// one empty path: anything may have changed, list the folder again.
class Watch {
 public:
  // invalid when the system's limit of watches (fs.inotify.max_user_watches) is too low for this folder.
  static Result<std::unique_ptr<Watch>> start(const std::string& folder);
  virtual ~Watch() = default;
  // Waits at most `milliseconds` (-1: for ever) for changes, then gathers what follows within a few milliseconds, so
  // that an editor's several writes are one change. Relative paths, sorted, each once; empty when nothing changed or
  // stop() was called.
  virtual std::vector<std::string> wait(int milliseconds) = 0;
  // From any thread: the wait under way, or else the next one, returns at once; so do all that follow.
  virtual void stop() = 0;
};

}  // namespace files
