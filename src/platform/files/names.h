// Which names list() and Watch leave out: hidden ones, and the copies editors make.
#pragma once

#include <string_view>

namespace files {

inline bool ignored(std::string_view name) { return name.empty() || name.front() == '.' || name.back() == '~'; }

}  // namespace files
