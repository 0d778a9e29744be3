// The programme as it was before: what the school's first cohorts began with.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.h"

namespace demo {

// A zip of the programme that ships with Cairn, with a few pages as they were a term ago: a shorter focus time, Open
// harbour a week earlier, a due date, an outcome in other words, a page before it was revised. std::logic_error when
// the pages no longer say what is replaced: then earlier.cpp is to follow them.
Result<std::string> earlier(std::string_view zip);

}  // namespace demo
