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

}  // namespace app
