// The pages of a cohort's plan: its module runs, dates that are missing, and the edition that it follows.
#pragma once

#include <functional>
#include <string>

#include "platform/web/visit.h"

namespace timetable {

struct EditionMove;

struct PageSettings {
  // Tells students of dates that were shifted in bulk, and why (AG9); a question for a room above this one. How many
  // were told. Empty: nobody is.
  std::function<Result<int>(web::Visit& visit, const EditionMove& move, const std::string& why)> tell_of_shift = {};
};
web::Routes routes(const PageSettings& settings = {});

}  // namespace timetable
