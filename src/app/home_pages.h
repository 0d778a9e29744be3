// What belongs to no room: whether the server is well.
#pragma once

#include "platform/web/visit.h"

namespace app {

web::Routes home_routes();

}  // namespace app
