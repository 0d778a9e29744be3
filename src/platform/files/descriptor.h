// A file descriptor that closes itself, and the sentence for an errno.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "kernel/result.h"

namespace files {

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// "permission denied", "no such file or directory", …
inline std::string words_for(int error) {
  std::string words = std::generic_category().message(error);
  if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words;
}

inline std::unexpected<Failure> failed(int error, const std::string& path) {
  FailureKind kind = FailureKind::invalid;
  if (error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG) kind = FailureKind::not_found;
  if (error == EACCES || error == EPERM || error == EROFS) kind = FailureKind::not_allowed;
  return fail(kind, path + ": " + words_for(error), path);
}

}  // namespace files
