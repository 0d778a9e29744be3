// Where every request comes in, whatever is to be done about it.
#pragma once

#include <functional>
#include <string_view>

#include "platform/web/server.h"

namespace app {

// The one catch. When `inner` throws, something of ours is broken: the person is told a number, and `tell` gets one
// line with that number, the address and the reason.
web::Handler guarded(web::Handler inner, std::function<void(std::string_view line)> tell);

}  // namespace app
