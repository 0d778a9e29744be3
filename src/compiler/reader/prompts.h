// Discussion prompts in the structure their author meant (DOMAIN.md E.5).
#pragma once

#include <string>
#include <vector>

#include "compiler/reader/page.h"

namespace compiler {

// The prompts in the lists among `blocks`, as GuideStep::prompts has them. Bullets behind a numbered prompt belong to
// it, indented or not, with or without a blank line between; so does a bullet indented by a single space.
std::vector<std::string> read_prompts(const markdown::Document& tree, const std::vector<markdown::NodeIndex>& blocks);
void add_prompts(const markdown::Document& tree, const std::vector<markdown::NodeIndex>& blocks,
                 std::vector<std::string>& prompts);

}  // namespace compiler
