// Text that has to fit.
#pragma once

#include <cstddef>
#include <string>

namespace text {

// At most so many bytes (3 or more) of the UTF-8 text: cut between characters, "…" in place of what is left out.
std::string shortened(std::string s, std::size_t most_bytes);

}  // namespace text
