// Who asks, when a proxy stands in front of us.
#pragma once

#include <span>
#include <string>

#include "platform/web/message.h"

namespace web {

// The address of whom a request is from. X-Forwarded-For counts only when `peer`, the other side of the connection, is
// one of `trusted`: read from its end, the first address that is not a trusted proxy's itself. What stands before that
// one may be anybody's invention. A list that is none leaves the peer.
std::string client_address(const std::string& peer, std::span<const Field> fields,
                           std::span<const std::string> trusted);

}  // namespace web
