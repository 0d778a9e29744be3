// The library's own HTML for a text, for tests: what our rendering of plain constructs is compared with.
#pragma once

#include <string>
#include <string_view>

namespace markdown {

std::string reference_html(std::string_view source);

}  // namespace markdown
