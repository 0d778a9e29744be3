// The sign that fill() puts in place of what is to leave no trace: a control character, which no page has for a reason.
#pragma once

#include <cstddef>

namespace markdown {

inline constexpr char filler = '\x01';

// Drops what fill() wrote from a text, in place; gives what is left of its size.
std::size_t without_filler(char* text, std::size_t size);

}  // namespace markdown
