// A zip that was uploaded, compiled for the pages of the room curriculum.
#pragma once

#include <string_view>

#include "rooms/curriculum/curriculum_pages.h"

namespace app {

// A curriculum::CompileZip: compile_zip of edition_files.h.
Result<curriculum::Offered> offered_zip(std::string_view bytes);

}  // namespace app
