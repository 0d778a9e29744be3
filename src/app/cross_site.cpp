#include "app/cross_site.h"

#include "kernel/text.h"
#include "platform/web/visit.h"

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

std::string page_before(const web::Request& request) {
  const std::string_view from = request.header("referer").value_or("");
  const std::size_t scheme_end = from.find("://");
  const auto host = request.header("host");
  if (scheme_end == std::string_view::npos || !host) return "/";
  const std::string_view place = from.substr(scheme_end + 3);
  const std::size_t path = place.find('/');
  if (path == std::string_view::npos || !text::equal_ignoring_case(place.substr(0, path), *host)) return "/";
  return web::local_path(place.substr(path));
}

}  // namespace app
