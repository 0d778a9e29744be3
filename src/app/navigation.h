// Where a person can go, by what they are to the school.
#pragma once

#include <string_view>
#include <vector>

#include "app/frame.h"
#include "app/router.h"
#include "kernel/person.h"

namespace app {

// The links that lead somewhere and are for these roles; the one that `path` lies below is current.
std::vector<NavigationGroup> navigation(const Router& router, Roles roles, std::string_view path);

}  // namespace app
