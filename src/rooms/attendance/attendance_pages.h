// The pages of attendance: a run's table, a student's own list with its objections.
#pragma once

#include "platform/web/visit.h"

namespace attendance {

web::Routes routes();

}  // namespace attendance
