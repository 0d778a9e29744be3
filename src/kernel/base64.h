// Bytes as text, for a column (RFC 4648, padded).
#pragma once

#include <string>
#include <string_view>

namespace text {

std::string base64_of(std::string_view bytes);
// std::runtime_error for what base64_of does not write.
std::string bytes_in(std::string_view base64);

}  // namespace text
