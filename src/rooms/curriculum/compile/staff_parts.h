// The parts of a page that are notes for those who lead the session (CU6; DOMAIN.md E.5), and the page without them.
//
// Such a part is a heading that says so ("Facilitator notes", "Notes for facilitators", "Staff only") with all that
// stands under it, or a paragraph that begins with "Facilitator", "Facilitator #2:" or "Note to the facilitator".
#pragma once

#include <optional>
#include <string>

#include "compiler/reader/page.h"

namespace curriculum {

// The page's text with the lines of these parts made empty; nothing when it has no such part.
std::optional<std::string> without_staff_parts(const compiler::ParsedPage& parsed);

}  // namespace curriculum
