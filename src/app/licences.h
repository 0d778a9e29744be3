// What "cairn --licenses" prints: every library and package that is in the binary, and what its licence asks.
#pragma once

#include <string>

namespace app {

// From docs/dependencies.md and docs/licence-texts.md, as they were when the program was built.
std::string third_party_notices();

}  // namespace app
