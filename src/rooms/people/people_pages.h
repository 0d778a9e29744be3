// The pages of people: the list, one person, your profile, and what an administrator does with accounts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/web/visit.h"

namespace people {

struct PageSettings {
  // The names of the school's tracks, to one of which a role may be limited (P22). The room that has them is above this
  // one; without it a role is limited to any words.
  std::function<std::vector<std::string>(web::Visit&)> tracks = {};
};
web::Routes routes(const PageSettings& settings = {});

}  // namespace people
