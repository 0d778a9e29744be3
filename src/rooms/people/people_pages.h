// The pages of people: the list, one person, your profile, and what an administrator does with accounts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/html/parts.h"
#include "platform/web/visit.h"

namespace people {

struct PageSettings {
  // The names of the school's tracks, to one of which a role may be limited (P22). The room that has them is above this
  // one; without it a role is limited to any words.
  std::function<std::vector<std::string>(web::Visit&)> tracks = {};
  // What somebody looks after (P23), each with the page on which it is given to somebody else; without an address where
  // the viewer has no such page. The room that knows is above this one.
  std::function<std::vector<html::Link>(web::Visit&, const PersonId&)> looks_after = {};
};
web::Routes routes(const PageSettings& settings = {});

}  // namespace people
