// The page of one student, for those who look after them.
#pragma once

#include "platform/web/visit.h"

namespace students {

web::Routes routes();

}  // namespace students
