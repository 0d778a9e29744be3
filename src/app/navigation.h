// Where a person can go, by what they are to the school.
#pragma once

#include <string_view>
#include <vector>

#include "app/frame.h"
#include "app/router.h"
#include "kernel/person.h"

namespace app {

// The links that lead somewhere and are for these roles. Current is the one that `path` is; else the one where the way
// to the page begins (`first_step`: empty for none), so that both say the same; else the one that it lies below.
std::vector<NavigationGroup> navigation(const Router& router, Roles roles, std::string_view path,
                                        std::string_view first_step = {});

}  // namespace app
