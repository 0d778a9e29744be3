// A rubric as a table: performances down, levels side by side.
#pragma once

#include <string>
#include <string_view>

#include "compiler/site/plan.h"

namespace compiler {

// Of one competency, or of what names none (empty key). Empty when the rubric says nothing of it.
std::string rubric_table(const Plan& plan, std::string_view of, std::string_view competency);

}  // namespace compiler
