#include "platform/web/visit.h"

namespace web {

std::string local_path(std::string_view path) {
  // "//host" and "/\host" lead to another host; a backslash or control character may be read as one.
  const bool plain = path.starts_with('/') && !path.starts_with("//") && path.size() <= 2000;
  for (const char c : path)
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "/";
  return plain ? std::string(path) : "/";
}

int status_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::not_found:
      return 404;
    case FailureKind::not_allowed:
      return 403;
    case FailureKind::invalid:
      return 422;
    case FailureKind::conflict:
      return 409;
  }
  return 500;
}

}  // namespace web
