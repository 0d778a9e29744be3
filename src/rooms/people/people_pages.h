// The pages of people: the list, one person, your profile, and what an administrator does with accounts.
#pragma once

#include "platform/web/visit.h"

namespace people {

web::Routes routes();

}  // namespace people
