// Which of a folder's files may be given to readers as they are.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace app {

inline constexpr std::uint64_t largest_picture = 8 * 1024 * 1024;  // an SVG beyond it is not looked through

// What a file holds that a browser would run or fetch, in words; nothing when it is safe or cannot hold any. Only of
// pictures that browsers read as documents (".svg", ".xml") the bytes are asked for.
std::optional<std::string> active_part_of(std::string_view path, const std::function<Result<std::string>()>& read);

}  // namespace app
