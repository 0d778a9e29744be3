// What authors see in the preview: a bar above each page, and all diagnostics by file with the lines they are about.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "app/workspace.h"
#include "compiler/site/site.h"

namespace app {

// Once, before anything below.
void add_preview_templates();

// How many diagnostics each file has.
using Counts = std::unordered_map<std::string_view, std::size_t>;
Counts count_by_file(const compiler::Diagnostics& diagnostics);

std::string preview_bar(const Compiled& compiled, const Counts& counts, std::string_view version,
                        std::string_view path);

// The main part of the page: of the diagnostics that the query chooses (diagnostics_view.h) at most 200, with links to
// the rest.
std::string diagnostics_main(const Compiled& compiled, const compiler::Site& site, std::string_view query);

}  // namespace app
