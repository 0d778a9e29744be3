#include "app/cross_site.h"

#include "kernel/text.h"

namespace app {

bool is_from_here(const web::Request& request) {
  if (const auto site = request.header("sec-fetch-site")) return *site == "same-origin" || *site == "none";
  const auto origin = request.header("origin");
  if (!origin) return true;
  const std::size_t scheme_end = origin->find("://");
  const auto host = request.header("host");
  return scheme_end != std::string_view::npos && host &&
         text::equal_ignoring_case(origin->substr(scheme_end + 3), *host);
}

std::string local_path(std::string_view path) {
  // "//host" and "/\host" lead to another host; a backslash or control character may be read as one.
  const bool plain = path.starts_with('/') && !path.starts_with("//") && path.size() <= 2000;
  for (const char c : path)
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return "/";
  return plain ? std::string(path) : "/";
}

}  // namespace app
