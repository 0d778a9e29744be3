// Who may read the figures at /metrics.
#pragma once

#include <string>

#include "platform/web/message.h"

namespace app {

// With a token: whoever sends it ("Authorization: Bearer …"), from anywhere. Without one: this machine, asking by one
// of its own names, and for itself; what a proxy passed on for somebody else is theirs.
bool may_read_metrics(const web::Request& request, const std::string& token);
// 401 with a token, 403 without.
web::Response metrics_refused(const std::string& token);

}  // namespace app
