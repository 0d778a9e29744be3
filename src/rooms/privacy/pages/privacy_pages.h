// The pages of privacy: your data, what you share, being forgotten; what is kept apart, for how long things are kept,
// and what happened.
#pragma once

#include <functional>

#include "platform/web/visit.h"

namespace privacy {

struct PageSettings {
  // What must go besides, once somebody was erased: the sentences that the front door keeps for forms sent twice.
  std::function<void(db::Transaction&)> after_erasure = [](db::Transaction&) {};
};
web::Routes routes(const PageSettings& settings);

}  // namespace privacy
