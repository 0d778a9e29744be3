// The pages of groups: a student's own project group, and the groups of a module run.
#pragma once

#include "platform/web/visit.h"

namespace groups {

web::Routes routes();

}  // namespace groups
