// What the compiler understood, in the words of an edition.
#pragma once

#include "compiler/compile.h"
#include "rooms/curriculum/content/content.h"

namespace curriculum {

// All but digest, keys, pages and diagnostics. Outcomes have the compiler's id as key.
Content facts_of(const compiler::Compilation& done);

// By the page's front matter: "audience: staff". Pages whose name or title says that they are a facilitator's notes are
// for staff too.
Audience audience_of(const compiler::Page& page);

}  // namespace curriculum
