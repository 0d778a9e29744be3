// The pages that set one's own second factor up and remove it.
#pragma once

#include "platform/web/visit.h"

namespace accounts {

// "/account/second-factor?next=/people" is where the school sends its staff who have none: they then go on to /people.
web::Routes second_factor_routes();

}  // namespace accounts
