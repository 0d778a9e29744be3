#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <utility>

#include "platform/files/descriptor.h"
#include "platform/files/files.h"
#include "platform/files/names.h"

namespace files {
namespace {

using Identity = std::pair<dev_t, ino_t>;

Identity identity(const struct stat& status) { return {status.st_dev, status.st_ino}; }

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Walk {
  const std::function<bool(std::string_view)>& skip;
  std::size_t most;
  std::string root;  // without symbolic links in it
  Listing listing;
  std::vector<Identity> above;   // the folders we are in
  std::set<Identity> linked_to;  // folders that a link led to
  static constexpr std::size_t deepest = 200;

  void trouble(std::string path, std::string what) { listing.troubles.push_back({std::move(path), std::move(what)}); }

  void add(std::string path, const struct stat& status) {
    if (listing.entries.size() >= most) {
      listing.truncated = true;
      return;
    }
    listing.entries.push_back({std::move(path), static_cast<std::uint64_t>(status.st_size),
                               status.st_mtim.tv_sec * 1'000'000'000LL + status.st_mtim.tv_nsec});
  }

  bool inside_root(const std::string& absolute) const {
    std::unique_ptr<char, decltype(&::free)> real(::realpath(absolute.c_str(), nullptr), &::free);
    if (!real) return false;
    std::string_view there = real.get();
    return there.starts_with(root) && (there.size() == root.size() || there[root.size()] == '/' || root == "/");
  }

  void folder(Descriptor opened, const std::string& path) {
    struct stat status{};
    if (::fstat(opened.get(), &status) != 0) return trouble(path, words_for(errno));
    if (std::ranges::find(above, identity(status)) != above.end())
      return trouble(path, "a symbolic link that leads in a circle");
    if (above.size() >= deepest) return trouble(path, "more than 200 folders deep");
    std::unique_ptr<DIR, CloseFolder> stream(::fdopendir(opened.get()));
    if (!stream) return trouble(path, words_for(errno));
    const int fd = opened.release();

    // Names are gathered and sorted first, so that which of two links is followed does not depend on the disk.
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(stream.get()))
      if (!ignored(entry->d_name)) names.emplace_back(entry->d_name);
    std::ranges::sort(names);

    above.push_back(identity(status));
    for (const std::string& name : names) {
      if (listing.truncated) break;
      visit(fd, name, path.empty() ? name : path + "/" + name);
    }
    above.pop_back();
  }

  void visit(int parent, const std::string& name, const std::string& path) {
    struct stat status{};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return trouble(path, words_for(errno));
    const bool link = S_ISLNK(status.st_mode);
    if (link) {
      if (::fstatat(parent, name.c_str(), &status, 0) != 0)
        return trouble(path, errno == ELOOP ? "a symbolic link that leads in a circle"
                                            : "a symbolic link that leads nowhere (" + words_for(errno) + ")");
      if (!inside_root(root + "/" + path)) return trouble(path, "a symbolic link that leads outside");
    }
    if (S_ISREG(status.st_mode)) return add(path, status);
    if (!S_ISDIR(status.st_mode) || (skip && skip(path))) return;
    if (link) {
      if (std::ranges::find(above, identity(status)) != above.end())
        return trouble(path, "a symbolic link that leads in a circle");
      if (!linked_to.insert(identity(status)).second)
        return trouble(path, "a symbolic link to a folder that another link leads to already");
    }
    Descriptor opened(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | (link ? 0 : O_NOFOLLOW)));
    if (!opened) return trouble(path, words_for(errno));
    folder(std::move(opened), path);
  }
};

}  // namespace

Result<Listing> list(const std::string& path, const std::function<bool(std::string_view)>& skip, std::size_t most) {
  std::unique_ptr<char, decltype(&::free)> real(::realpath(path.c_str(), nullptr), &::free);
  if (!real) return failed(errno, path);
  Descriptor opened(::open(real.get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) {
    if (errno == ENOTDIR) return fail(FailureKind::invalid, path + ": not a folder", path);
    return failed(errno, path);
  }
  Walk walk{skip, most, real.get(), {}, {}, {}};
  walk.folder(std::move(opened), "");
  std::ranges::sort(walk.listing.entries, {}, &Entry::path);
  std::ranges::sort(walk.listing.troubles, {}, &Trouble::path);
  return std::move(walk.listing);
}

}  // namespace files
