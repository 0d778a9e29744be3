// The pages of a cohort's plan: its module runs, dates that are missing, and the edition that it follows.
#pragma once

#include "platform/web/visit.h"

namespace timetable {

web::Routes routes();

}  // namespace timetable
