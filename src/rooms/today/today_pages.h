// The start page of everybody.
#pragma once

#include <optional>

#include "platform/web/visit.h"
#include "rooms/today/today.h"

namespace today {

// `backups`: none when the server makes none by itself.
web::Routes routes(const std::optional<Backups>& backups = {});

}  // namespace today
