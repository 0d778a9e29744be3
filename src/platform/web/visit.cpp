#include "platform/web/visit.h"

namespace web {

std::string local_path(std::string_view path) {
  // "//host" and "/\host" lead to another host; a backslash or control character may be read as one.
  const bool plain = path.starts_with('/') && !path.starts_with("//") && path.size() <= 2000;
  for (const char c : path)
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "/";
  return plain ? std::string(path) : "/";
}

}  // namespace web
