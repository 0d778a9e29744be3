// What the pages that show dates share, in this room and in those above it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/html/calendar_view.h"
#include "platform/html/form.h"
#include "platform/web/visit.h"
#include "rooms/cohorts/reach.h"
#include "rooms/timetable/timetable.h"

namespace timetable::pages {

// defaults_page.cpp
Result<web::Outcome> show_defaults(web::Visit& visit);
Result<web::Outcome> show_default(web::Visit& visit);
Result<web::Outcome> change_default(web::Visit& visit);

// term_page.cpp
Result<web::Outcome> show_term(web::Visit& visit);
Result<web::Outcome> change_term_of(web::Visit& visit);
using Tell = std::function<Result<int>(web::Visit& visit, const EditionMove& move, const std::string& why)>;
Result<web::Outcome> new_holiday(web::Visit& visit, const Tell& tell);
Result<web::Outcome> end_holiday(web::Visit& visit, const Tell& tell);
// " 12 students are told by mail."; nothing when nobody is.
Result<std::string> told_words(web::Visit& visit, const Tell& tell, const EditionMove& move, const std::string& why);
// run_page.cpp
Result<web::Outcome> show_days(web::Visit& visit);
Result<web::Outcome> change_days(web::Visit& visit, const Tell& tell);
Result<web::Outcome> take_run_out(web::Visit& visit);
// difference_card.cpp
// What changes, in words, and what does not. Where names of cohorts by run are given, each says whose it is.
std::string difference_card(const EditionMove& move, const School& school,
                            const std::map<std::string, std::string, std::less<>>& cohort_of_run);

// T16; nothing when there are none.
std::string clash_card(const std::vector<Clash>& clashes, const School& school, const std::string& title);
// SC8; likewise.
std::string undated_card(const std::vector<Undated>& undated);

// ---- shared ----

School school_of(web::Visit& visit);
Deed deed_of(const web::Visit& visit);
bool is_staff(const web::Visit& visit);                            // sees cohorts
std::string part(const web::Visit& visit, std::string_view name);  // of the path

std::string path_of(const Occurrence& it);
web::Crumb crumb_of(const cohorts::Cohort& cohort);

// "Wed 2 Sep, 13:00 to 14:00"; of what is due "Fri 4 Sep, 23:59".
std::string when_words(const Occurrence& it, const std::string& zone);
std::string place_name(const std::string& zone);  // "Denver"
std::string kind_words(const Occurrence& it);
// As calendars show it; what lasts a week stands on its last day.
html::CalendarItem item_of(const Occurrence& it, const School& school, const std::string& viewer_zone);

// What the viewer's roles reach today (CO17 to CO19).
cohorts::Reach reach_of(web::Visit& visit);
// T10: the dates of a module of the cohort, or of all of it; not_allowed.
Result<void> check_changes(web::Visit& visit, const cohorts::Cohort& cohort, std::optional<int> module);

// What several cohorts have at the same time under the same title and of the same kind, together, in the order of the
// first of each: one entry of a page, with a link for each cohort.
std::vector<std::vector<const Occurrence*>> gathered(const std::vector<Occurrence>& all);

// A form of the page, with its keys; after a refusal with what was typed and why not.
html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label);
void show_refused(html::Form& form, const web::Visit& visit, const std::optional<Failure>& refused);
// On to `next`, or the same page again when it was refused. Who is not there is not found.
Result<web::Outcome> after(const Result<void>& done, web::SeeOther next,
                           const std::function<Result<web::Outcome>(const Failure&)>& again);

// A form's fields "day", "time" and "minutes" as a span in the school's zone; invalid at the one that is wrong. Of what
// is due, or spans days, `it` (as it is now) has a deadline instead: it has no "minutes".
struct Times {
  Moment starts_at, ends_at;
};
Result<Times> read_times(const web::Fields& form, const Occurrence& it, const School& school);
void add_time_fields(html::Form& form, const Occurrence* it, const School& school);
// T12: whether `it`, which may be new and has the time that it is to have, may take place then. Invalid at "day" or
// "minutes"; at "anyway" what is in the way, or that it would lie behind us, unless the form says "on" there.
Result<void> check_time(web::Visit& visit, const Occurrence& it);
bool lies_behind(const Occurrence& it, Moment now);
// T12: the same of what is in the way alone, for what stays where it is and takes place again.
Result<void> check_free(web::Visit& visit, const Occurrence& it);
// That checkbox, once the form was refused so. Call it before the form's show_refused.
void add_anyway_field(html::Form& form, const web::Visit& visit, const std::optional<Failure>& refused,
                      std::string label);

}  // namespace timetable::pages
