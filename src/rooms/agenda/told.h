// Mail to students about a date that staff have changed (AG9).
#pragma once

#include <string>

#include "rooms/timetable/timetable.h"

namespace agenda {

using cohorts::Deed;
using timetable::Occurrence;

// After a change: `before` is the occurrence as it was. Whoever has it in their calendar gets one mail, if it was
// moved, cancelled or takes place after all, was not over, and they want such mails. `address`: of the school,
// "https://school.example". How many were written.
Result<int> tell_students(db::Transaction& tx, const Occurrence& before, const std::string& zone_of_school,
                          const std::string& address, const Deed& deed);

// After dates were shifted in bulk (a holiday, another edition): each student whose calendar has any of it gets one
// mail with all of theirs, in the order of time and in their own zone, if they want such mails. How many were written.
Result<int> tell_of_shift(db::Transaction& tx, const timetable::EditionMove& move, const std::string& why,
                          const std::string& zone_of_school, const std::string& address, const Deed& deed);

}  // namespace agenda
