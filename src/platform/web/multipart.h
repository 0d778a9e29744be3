// A body of multipart/form-data (RFC 7578), taken apart. Transfer encodings, which no browser uses, are not read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace web {

struct Part {
  std::string name;
  std::optional<std::string> file_name;  // set: it is a file
  std::string_view bytes;                // of the body
};

// invalid: no boundary, a part without a name, a body that ends before its last boundary, more than `most` parts.
Result<std::vector<Part>> read_multipart(std::string_view content_type, std::string_view body, std::size_t most);

}  // namespace web
