#include "platform/web/conditional.h"

#include "kernel/text.h"
#include "platform/web/http_date.h"

namespace web {

bool lists_tag(std::string_view list, std::string_view etag, bool weakly) {
  list = text::trim(list);
  if (list == "*") return true;
  while (!list.empty()) {
    const bool weak = list.starts_with("W/");
    if (weak) list.remove_prefix(2);
    if (!list.starts_with('"')) return false;  // not a list of tags: better to send too much than too little
    const std::size_t end = list.find('"', 1);
    if (end == std::string_view::npos) return false;
    if (list.substr(0, end + 1) == etag && (weakly || !weak)) return true;
    list = text::trim(list.substr(end + 1));
    if (!list.empty() && list[0] != ',') return false;
    while (!list.empty() && (list[0] == ',' || text::is_space(list[0]))) list.remove_prefix(1);
  }
  return false;
}

Verdict judge(const Request& request, std::string_view etag, std::optional<std::chrono::sys_seconds> modified) {
  if (const auto match = request.header("If-Match")) {
    if (!lists_tag(*match, etag, false)) return Verdict::failed;
  } else if (const auto since = request.header("If-Unmodified-Since"); since && modified) {
    const auto date = read_http_date(*since);
    if (date && *modified > *date) return Verdict::failed;
  }
  if (const auto match = request.header("If-None-Match"))
    return lists_tag(*match, etag, true) ? Verdict::not_modified : Verdict::send;
  if (const auto since = request.header("If-Modified-Since"); since && modified) {
    const auto date = read_http_date(*since);
    if (date && *modified <= *date) return Verdict::not_modified;
  }
  return Verdict::send;
}

bool range_allowed(const Request& request, std::string_view etag, std::optional<std::chrono::sys_seconds> modified) {
  const auto condition = request.header("If-Range");
  if (!condition) return true;
  const std::string_view value = text::trim(*condition);
  if (value.starts_with('"')) return value == etag;
  if (value.starts_with("W/")) return false;
  const auto date = read_http_date(value);
  return date && modified && *modified == *date;
}

}  // namespace web
