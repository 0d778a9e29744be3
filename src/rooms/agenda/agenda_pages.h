// The pages of the agenda: calendars, one date with all that concerns it, feeds.
#pragma once

#include "platform/web/visit.h"

namespace agenda {

web::Routes routes();

}  // namespace agenda
