// What a fragment must not exceed, so that the parser behind the allow-list needs linear time.
#pragma once

#include <string>
#include <string_view>

namespace html {

inline constexpr std::size_t largest_fragment = 256 * 1024;
inline constexpr std::size_t deepest_nesting = 100;
inline constexpr std::size_t most_attributes = 60;
// Unclosed <b>, <i>, <font> … are reopened by the parser in each paragraph that follows.
inline constexpr std::size_t most_formatting = 8;

// The fragment without the tags that exceed these bounds; their text stays.
std::string within_bounds(std::string_view fragment);

}  // namespace html
