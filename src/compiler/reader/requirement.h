// What has to be handed in, by the words that ask for it (DOMAIN.md A.0, D.1).
#pragma once

#include <string_view>

#include "compiler/reader/programme.h"

namespace compiler {

// `title` names the deliverable, `text` is all the page says of it, `link_label` is the label of its first link,
// `parts` how many parts it has. "six cold outreach emails" is a count of 6, "Final approval of …" an approval.
Requirement requirement_of(std::string_view title, std::string_view text, std::string_view link_label,
                           std::size_t parts);

}  // namespace compiler
