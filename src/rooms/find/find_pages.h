// /find: one box, and what it finds.
#pragma once

#include "platform/web/visit.h"

namespace find {

web::Routes routes();

}  // namespace find
