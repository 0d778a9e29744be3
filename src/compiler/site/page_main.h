// An author's page as it stands in the layout: where it belongs, its title, the panel of its weeks, its own text, and
// the way to the next page.
#pragma once

#include <string>

#include "compiler/site/body.h"
#include "compiler/site/plan.h"

namespace compiler {

std::string page_main(const Plan& plan, PageNumber number, const Body& body);

}  // namespace compiler
