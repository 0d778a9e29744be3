#include "platform/files/files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "platform/files/descriptor.h"

namespace files {
namespace {

bool has_kind(const std::string& path, mode_t kind) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

// 0, or the errno.
int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

// Hidden and with a tilde, so that neither list() nor a Watch shows it while it exists.
std::string temporary_beside(const std::string& path) {
  static constexpr std::string_view letters = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::random_device random;
  std::string suffix(8, '0');
  for (char& c : suffix) c = letters[random() % letters.size()];
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  return folder + ".cairn-" + suffix + "~";
}

void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  Descriptor opened(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened) ::fsync(opened.get());  // some file systems cannot; the rename itself happened
}

}  // namespace

bool is_folder(const std::string& path) { return has_kind(path, S_IFDIR); }
bool is_file(const std::string& path) { return has_kind(path, S_IFREG); }

Result<std::string> read(const std::string& path, std::uint64_t limit) {
  // O_NONBLOCK: opening a named pipe must not wait for a writer.
  Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!opened) return failed(errno, path);
  struct stat status{};
  if (::fstat(opened.get(), &status) != 0) return failed(errno, path);
  if (!S_ISREG(status.st_mode)) return fail(FailureKind::invalid, path + ": not a regular file", path);
  const auto too_big = [&] {
    return fail(FailureKind::invalid, path + ": larger than the limit of " + std::to_string(limit) + " bytes", path);
  };
  if (static_cast<std::uint64_t>(status.st_size) > limit) return too_big();

  std::string bytes;
  std::size_t filled = 0;
  for (;;) {
    // One byte more than the file says it has: when it is not filled, the end is certain without another call. The
    // system's own files say 0 and must be read at one go.
    const bool known = filled == 0 && status.st_size > 0;
    const std::size_t room = known ? static_cast<std::size_t>(status.st_size) + 1 : filled + 65536;
    ssize_t got = 0;
    bytes.resize_and_overwrite(filled + room, [&](char* data, std::size_t) {
      do got = ::read(opened.get(), data + filled, room);
      while (got < 0 && errno == EINTR);
      return filled + static_cast<std::size_t>(std::max<ssize_t>(got, 0));
    });
    if (got < 0) return failed(errno, path);
    filled = bytes.size();
    if (filled > limit) return too_big();
    if (got == 0 || (filled == static_cast<std::size_t>(status.st_size) && filled != 0)) return bytes;
  }
}

Result<void> write(const std::string& path, std::string_view bytes, Durability durability) {
  std::unique_ptr<char, decltype(&::free)> real(::realpath(path.c_str(), nullptr), &::free);
  const std::string target = real ? real.get() : path;
  struct stat old{};
  const bool replaces = ::stat(target.c_str(), &old) == 0;
  if (replaces && !S_ISREG(old.st_mode)) return fail(FailureKind::invalid, path + ": not a regular file", path);

  const std::string temporary = temporary_beside(target);
  Descriptor opened(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!opened) return failed(errno, path);
  int error = write_all(opened.get(), bytes);
  if (!error && replaces) {
    // The owner first, because changing it clears bits of the mode; without the right to, the file becomes ours.
    if (::fchown(opened.get(), old.st_uid, old.st_gid) != 0) errno = 0;
    if (::fchmod(opened.get(), old.st_mode & 07777) != 0) error = errno;
  }
  if (!error && durability == Durability::durable && ::fsync(opened.get()) != 0) error = errno;
  if (!error && ::close(opened.release()) != 0) error = errno;
  if (!error && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
  if (error) {
    ::unlink(temporary.c_str());
    return failed(error, path);
  }
  if (durability == Durability::durable) sync_folder_of(target);
  return {};
}

Result<void> write_new(const std::string& path, std::string_view bytes) {
  Descriptor opened(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  if (!opened) return failed(errno, path);
  if (const int error = write_all(opened.get(), bytes)) return failed(error, path);
  if (::close(opened.release()) != 0) return failed(errno, path);
  return {};
}

Result<void> make_folders(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return failed(error.value(), path);
  return {};
}

}  // namespace files
