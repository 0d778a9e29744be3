// The pages that belong to no room: the start page until the room today has one, and whether the server is well.
#pragma once

#include "platform/web/visit.h"

namespace app {

web::Routes home_routes();

}  // namespace app
