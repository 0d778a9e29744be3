// /timetable/attendance: what was noted of oneself, by module (AT4, AT11).
#pragma once

#include <optional>
#include <string>

#include "platform/web/visit.h"

namespace attendance::pages {

// `refused`: the id of the note that was objected to, and why the objection was not taken.
Result<web::Outcome> own_page(web::Visit& visit, const std::string& note = {},
                              const std::optional<Failure>& refused = {});

}  // namespace attendance::pages
