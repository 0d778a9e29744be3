#include <dirent.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <array>
#include <cstring>
#include <map>
#include <set>

#include "platform/files/descriptor.h"
#include "platform/files/files.h"
#include "platform/files/names.h"

namespace files {
namespace {

constexpr int gathering_ms = 5;  // an editor's several writes are nearer to each other than this
constexpr int most_rounds = 20;  // who writes without a pause is told of at last

std::string joined(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

class Inotify final : public Watch {
 public:
  Inotify(std::string root, Descriptor events, Descriptor stopped)
      : root_(std::move(root)), events_(std::move(events)), stopped_(std::move(stopped)) {}

  // Watches the folder and those in it; the files found are added to `found` when given. 0, or the errno.
  int watch(const std::string& path, std::set<std::string>* found) {
    const std::string absolute = path.empty() ? root_ : root_ + "/" + path;
    const int id = ::inotify_add_watch(events_.get(), absolute.c_str(),
                                       IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                           IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK);
    if (id < 0) return errno;
    folders_[id] = path;
    std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(absolute.c_str()), &::closedir);
    if (!stream) return errno;
    while (const dirent* entry = ::readdir(stream.get())) {
      if (ignored(entry->d_name)) continue;
      const std::string inner = joined(path, entry->d_name);
      if (is_real_folder(root_ + "/" + inner, *entry)) {
        const int error = watch(inner, found);
        if (error == ENOSPC || error == EMFILE || error == ENOMEM) return error;
      } else if (found) {
        found->insert(inner);
      }
    }
    return 0;
  }

  std::vector<std::string> wait(int milliseconds) override {
    std::set<std::string> changed;
    for (int round = 0; round < most_rounds && readable(changed.empty() ? milliseconds : gathering_ms); ++round)
      gather(changed);
    if (is_stopped()) return {};
    if (changed.contains("")) return {""};
    return {changed.begin(), changed.end()};
  }

  void stop() override {
    const std::uint64_t one = 1;
    // Fails only when the counter is full, that is when it was stopped already.
    if (::write(stopped_.get(), &one, sizeof one) < 0) errno = 0;
  }

 private:
  static bool is_real_folder(const std::string& absolute, const dirent& entry) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat status{};
    return ::lstat(absolute.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }

  bool is_stopped() const {
    pollfd waited{stopped_.get(), POLLIN, 0};
    return ::poll(&waited, 1, 0) > 0;
  }

  bool readable(int milliseconds) const {
    std::array<pollfd, 2> waited{{{events_.get(), POLLIN, 0}, {stopped_.get(), POLLIN, 0}}};
    int ready = 0;
    do ready = ::poll(waited.data(), waited.size(), milliseconds);
    while (ready < 0 && errno == EINTR);
    return ready > 0 && waited[1].revents == 0 && waited[0].revents != 0;
  }

  void gather(std::set<std::string>& changed) {
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    const ssize_t got = ::read(events_.get(), buffer.data(), buffer.size());
    for (ssize_t at = 0; at < got;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = event.len ? buffer.data() + at + sizeof event : "";
      at += static_cast<ssize_t>(sizeof event + event.len);
      handle(event, name, changed);
    }
  }

  void handle(const inotify_event& event, std::string_view name, std::set<std::string>& changed) {
    if (event.mask & IN_Q_OVERFLOW) {
      start_over(changed);
      return;
    }
    const auto folder = folders_.find(event.wd);
    if (folder == folders_.end()) return;
    if (event.mask & IN_IGNORED) {
      folders_.erase(folder);
      return;
    }
    if (event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) {
      if (folder->second.empty()) changed.insert("");
      return;  // a folder below the root was told by its parent
    }
    if (ignored(name)) return;
    const std::string path = joined(folder->second, name);
    if (event.mask & IN_ISDIR) {
      if (event.mask & (IN_DELETE | IN_MOVED_FROM)) {
        forget(path);
        changed.insert(path);
      } else if (event.mask & (IN_CREATE | IN_MOVED_TO)) {
        watch(path, &changed);  // should it be gone or the limit of watches reached, its parent's events still come
      }
      return;
    }
    if ((event.mask & IN_CREATE) && !is_complete_when_made(root_ + "/" + path)) return;
    changed.insert(path);
  }

  // A link is whole at once; a plain file is about to be written, and its closing tells us.
  static bool is_complete_when_made(const std::string& absolute) {
    struct stat status{};
    return ::lstat(absolute.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_nlink > 1;
  }

  void forget(const std::string& path) {
    for (auto at = folders_.begin(); at != folders_.end();) {
      const std::string& folder = at->second;
      const bool below = folder.starts_with(path) && (folder.size() == path.size() || folder[path.size()] == '/');
      if (below) ::inotify_rm_watch(events_.get(), at->first);
      at = below ? folders_.erase(at) : std::next(at);
    }
  }

  void start_over(std::set<std::string>& changed) {
    forget_all();
    watch("", nullptr);
    changed.insert("");
  }

  void forget_all() {
    for (const auto& [id, path] : folders_) ::inotify_rm_watch(events_.get(), id);
    folders_.clear();
  }

  std::string root_;
  Descriptor events_;
  Descriptor stopped_;
  std::map<int, std::string> folders_;  // relative paths by watch
};

}  // namespace

Result<std::unique_ptr<Watch>> Watch::start(const std::string& folder) {
  if (!is_folder(folder)) return fail(FailureKind::not_found, folder + ": not a folder", folder);
  Descriptor events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  Descriptor stopped(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!events || !stopped) return failed(errno, folder);
  auto watch = std::make_unique<Inotify>(folder, std::move(events), std::move(stopped));
  const int error = watch->watch("", nullptr);
  if (error == ENOSPC)
    return fail(FailureKind::invalid,
                folder + ": more folders than this system watches (raise fs.inotify.max_user_watches)", folder);
  if (error) return failed(error, folder);
  return watch;
}

}  // namespace files
