// The start page of everybody.
#pragma once

#include "platform/web/visit.h"

namespace today {

web::Routes routes();

}  // namespace today
