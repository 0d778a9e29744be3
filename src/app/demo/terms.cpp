// Terms with their holidays, the two tracks, and the edition that all began with.
#include "app/demo/building.h"
#include "rooms/timetable/defaults.h"

namespace demo {

namespace {

constexpr int weeks = 6, intermission = 1, terms_before = 2, weeks_gone = 2;

Day monday_before(Day day) { return day.plus(-static_cast<int>((day.weekday() - std::chrono::Monday).count())); }

std::string season_of(Day first_day) {
  const std::string text = first_day.text();
  return text.substr(0, 4) + "-" + text.substr(5, 2);
}

// Where the pages leave it open: office hours moved once they had been tried out.
Result<void> set_defaults(Building& school, db::Transaction& tx, Day first) {
  const auto set = [&](const timetable::Default& wanted, int days) {
    const Moment when = calendar::moment_of({first.plus(days), 11 * 60}, school_zone);
    return timetable::set_default(tx, wanted, school.deed(school.administrators.front(), when));
  };
  using timetable::Weekday;
  TRY(set({.name = "panel", .weekday = Weekday::thursday, .minute = 13 * 60, .minutes = 60}, -45));
  TRY(set({.name = "office-hours", .weekday = Weekday::monday, .minute = 9 * 60, .minutes = 60}, -45));
  TRY(set({.name = "office-hours", .weekday = Weekday::thursday, .minute = 12 * 60, .minutes = 45}, 16));
  TRY(set({.name = "evening", .minute = 17 * 60 + 30}, -45));
  return {};
}

}  // namespace

Result<void> add_terms(Building& school) {
  const Day today = calendar::local_of(school.settings.now, school_zone).day;
  const Day present = monday_before(today).plus(-7 * weeks_gone);
  const PersonId& who = school.administrators.front();
  return school.write([&](db::Transaction& tx) -> Result<void> {
    for (int back = terms_before; back >= 0; --back) {
      const Day first = present.plus(-7 * (weeks + intermission) * back);
      const Moment when = calendar::moment_of({first.plus(-40), 10 * 60}, school_zone);
      school.terms.push_back(TRY(cohorts::add_term(
          tx,
          {.name = "Term " + season_of(first), .first_day = first, .weeks = weeks, .intermission_weeks = intermission},
          school.deed(who, when))));
      // A day off in the fourth week, a Friday: what was due then is due on Monday, and the mock interviews of the
      // Thursday take place.
      const Day off = first.plus(7 * 3 + 4);
      TRY(cohorts::add_holiday(tx, school.terms.back().id, "Community day", off, off, school.deed(who, when)));
    }
    return set_defaults(school, tx, school.terms.front().first_day);
  });
}

}  // namespace demo
