#include "platform/db/hold.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "platform/db/database.h"

namespace db {

namespace {

// The same file by whatever name the database is called.
std::string path_beside(const std::string& database) {
  std::error_code ignored;
  const std::filesystem::path real = std::filesystem::canonical(database, ignored);
  return (real.empty() ? database : real.string()) + "-lock";
}

}  // namespace

int make_private_file(const std::string& path, const std::string& like) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  struct stat status{};
  if (file >= 0 && ::geteuid() == 0 && ::stat(like.c_str(), &status) == 0)
    (void)!::fchown(file, status.st_uid, status.st_gid);
  return file;
}

FileHold::FileHold(const std::string& database, Hold hold) {
  const std::string path = path_beside(database);
  file_ = make_private_file(path, database);
  if (file_ < 0 && errno == EEXIST) file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) throw ConnectionLost(path + ": " + std::generic_category().message(errno));
  if (::flock(file_, (hold == Hold::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return;
  const int why = errno;
  ::close(file_);
  if (why == EWOULDBLOCK) throw InUse(in_use(hold));
  throw ConnectionLost(path + ": " + std::generic_category().message(why));
}

FileHold::~FileHold() {
  if (file_ >= 0) ::close(file_);
}

FileHold::FileHold(FileHold&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FileHold& FileHold::operator=(FileHold&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

std::string in_use(Hold wanted) {
  if (wanted == Hold::alone)
    return "is in use: stop every \"cairn serve\" on it, on every node (systemctl stop cairn), and whatever else "
           "writes "
           "to it, and try again";
  return "is being restored from a backup: try again when that is done";
}

}  // namespace db
