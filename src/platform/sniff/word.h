// Whether a zip is a Word document.
#pragma once

#include <string_view>

namespace sniff {

// Its directory, in whatever order, names the two files that every such document has. Nothing is unpacked.
bool is_word(std::string_view zip);

}  // namespace sniff
