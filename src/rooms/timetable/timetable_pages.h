// The pages of the timetable: calendars, one occurrence, attendance, a cohort's plan, feeds.
#pragma once

#include "platform/web/visit.h"

namespace timetable {

web::Routes routes();

}  // namespace timetable
