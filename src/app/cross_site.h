// Whether a request that changes something comes from a page of ours.
#pragma once

#include "platform/web/message.h"

namespace app {

// By Sec-Fetch-Site, which browsers set and pages cannot; by Origin where there is none. True when neither is there:
// that is no browser of the last ten years, and the form's token is still asked for.
bool is_from_here(const web::Request& request);

// The page of ours that a request was sent from, path and query, as its Referer says; "/" when it says none of ours.
std::string page_before(const web::Request& request);

}  // namespace app
