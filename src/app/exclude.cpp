#include "app/exclude.h"

#include <algorithm>

namespace app {

namespace {

// Takes time linear in the product of both lengths at worst: only the last "*" is ever reconsidered.
bool matches(std::string_view pattern, std::string_view path) {
  std::size_t p = 0, at = 0, star = std::string_view::npos, resume = 0;
  while (at < path.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = at;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == path[at])) {
      ++p;
      ++at;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace

bool is_excluded(const std::vector<std::string>& patterns, std::string_view path) {
  return std::ranges::any_of(patterns, [&](std::string_view pattern) {
    while (pattern.starts_with('/')) pattern.remove_prefix(1);
    while (pattern.ends_with('/')) pattern.remove_suffix(1);
    if (pattern.empty()) return false;
    const bool below = path.starts_with(pattern) && path.size() > pattern.size() && path[pattern.size()] == '/';
    return below || matches(pattern, path);
  });
}

}  // namespace app
