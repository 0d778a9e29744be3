// In the demo only: anybody may be anybody.
#pragma once

#include "app/school.h"
#include "platform/web/visit.h"

namespace app {

web::Routes demo_routes(const std::vector<DemoPart>& parts);

}  // namespace app
