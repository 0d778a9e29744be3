// Which of a folder's other files the site has.
#pragma once

#include <string_view>

namespace compiler {

// Files that readers open: pictures, documents, data, sound, video; never HTML, scripts or style sheets, which could
// act as the school.
bool is_put_on_site(std::string_view asset);

}  // namespace compiler
