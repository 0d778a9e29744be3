// Style sheet, scripts, fonts and icon of the site, as they are embedded in the binary.
#pragma once

#include <vector>

#include "compiler/site/site.h"

namespace app {

std::vector<compiler::LookFile> look();

}  // namespace app
