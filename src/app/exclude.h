// The "exclude" lists of programme.yaml and _config.yml: paths, folders, and patterns with "*" and "?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace app {

// "README.md" is that file at the top; "drafts" and "drafts/" are the folder with all below it; "*" stands for any
// characters, "/" among them, as Jekyll has it.
bool is_excluded(const std::vector<std::string>& patterns, std::string_view path);

}  // namespace app
