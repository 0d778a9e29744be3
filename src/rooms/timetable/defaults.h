// The school's word for what the programme's pages leave open (rule T7): weekday, hour and length for each kind of
// session, and what "end of the week" or "in the afternoon" means. An administrator changes it; what was said before is
// kept. Dates that are made keep; runs that are made later, or dated anew, take what holds then.
#pragma once

#include "rooms/timetable/timetable.h"

namespace timetable {

// One of them. Which members it has depends on the name: see `of` of the list.
struct Default {
  std::string name;  // a kind of session ("panel"), "morning", "afternoon", "evening", "end-of-day", "end-of-week",
                     // "before-module"
  std::optional<Weekday> weekday = {};
  std::optional<int> minute = {};   // of the day
  std::optional<int> minutes = {};  // long
  friend bool operator==(const Default&, const Default&) = default;
};
struct DefaultSet {
  Default what;
  std::optional<std::string> made_at = {}, made_by = {};  // none: as Cairn began
};

// What holds, as schedule.h reckons with it. One statement.
Defaults defaults(db::Transaction& tx);
// The same one by one, in the order of a page.
std::vector<DefaultSet> list_of_defaults(db::Transaction& tx);
// What one was, the latest first, as Cairn began last; not_found for a name that is none.
Result<std::vector<DefaultSet>> history_of_default(db::Transaction& tx, std::string_view name);
// invalid at "weekday", "minute" or "minutes"; not_found. What the name does not have is not looked at.
Result<void> set_default(db::Transaction& tx, const Default& wanted, const Deed& deed);

}  // namespace timetable
