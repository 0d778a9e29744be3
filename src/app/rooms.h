// The list of all rooms' pages: what the school can be asked.
#pragma once

#include <string>

#include "app/school.h"
#include "platform/web/visit.h"

namespace app {

// `key`: the school's. Registers the rooms' templates.
web::Routes all_routes(const SchoolSettings& settings, const std::string& key);

}  // namespace app
