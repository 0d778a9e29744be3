// The page of notifications: which mails the viewer gets.
#pragma once

#include "platform/web/visit.h"

namespace notifications {

web::Routes routes();

}  // namespace notifications
