// The files of a programme, from a folder or a zip, compiled into the content of an edition.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "app/load.h"
#include "rooms/curriculum/compile/compile_edition.h"

namespace app {

inline constexpr std::size_t largest_programme_zip = std::size_t{20} << 20;

struct CompiledEdition {
  Loaded loaded;  // its input is used up
  curriculum::Compiled compiled;
};

// `path` is the whole of a site, or a zip of one. A Failure when it cannot be read, holds no page, or is a part of a
// site only; its field is the path. Errors in the pages are diagnostics.
Result<CompiledEdition> compile_path(const std::string& path);

// The same of a zip's bytes; what is wrong with the zip is a sentence for whoever uploaded it. A folder that holds all
// the rest ("school-main/", as code hosts make it) is passed over, and so is what is hidden.
Result<CompiledEdition> compile_zip(std::string_view bytes);

}  // namespace app
