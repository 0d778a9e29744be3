// The handlers of cohorts' pages, one file for each page, and what these files share.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "platform/web/visit.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/reach.h"
#include "rooms/people/photo.h"

namespace cohorts::pages {

// list_page.cpp
Result<web::Outcome> show_list(web::Visit& visit);
// term_pages.cpp
Result<web::Outcome> show_terms(web::Visit& visit);
Result<web::Outcome> new_term(web::Visit& visit);
Result<web::Outcome> new_track(web::Visit& visit);
Result<web::Outcome> new_track_name(web::Visit& visit);
Result<web::Outcome> new_cohort(web::Visit& visit);
// cohort_page.cpp
Result<web::Outcome> show_cohort(web::Visit& visit);
Result<web::Outcome> new_cohort_name(web::Visit& visit);
Result<web::Outcome> new_enrolment(web::Visit& visit);
Result<web::Outcome> new_assignment(web::Visit& visit);
Result<web::Outcome> last_day_of_assignment(web::Visit& visit);
// enrolment_page.cpp
Result<web::Outcome> show_enrolment(web::Visit& visit);
Result<web::Outcome> new_outcome(web::Visit& visit);
Result<web::Outcome> next_run(web::Visit& visit);
Result<web::Outcome> take_back_enrolment(web::Visit& visit);
// end_page.cpp
Result<web::Outcome> show_end(web::Visit& visit);
Result<web::Outcome> new_outcomes(web::Visit& visit);
Result<web::Outcome> go_onward(web::Visit& visit);
// seekers_page.cpp
Result<web::Outcome> show_seekers(web::Visit& visit);
Result<web::Outcome> new_adviser(web::Visit& visit);
Result<web::Outcome> new_review(web::Visit& visit);
Result<web::Outcome> new_job(web::Visit& visit);
Result<web::Outcome> no_job(web::Visit& visit);

// ---- shared ----

// Which form of a page was refused, and why.
struct Refused {
  std::string form = {};
  std::optional<Failure> failure = {};
  int status() const { return failure ? 422 : 200; }
};

Deed deed_of(const web::Visit& visit);
Day today(const web::Visit& visit);                                // of the school
Reach reach_of(web::Visit& visit);                                 // today, CO17 to CO19
bool plans(const web::Visit& visit);                               // administrators and the career team
bool assigns(const web::Visit& visit);                             // administrators and lead specialists
std::string part(const web::Visit& visit, std::string_view name);  // of the path
Result<Day> day_in(const web::Fields& form, const char* field);
std::string outcome_words(Outcome outcome);  // "Graduated early"

html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label);
// The form's HTML; when it is the one that was refused, with what was typed and why not.
std::string finished(html::Form& form, const web::Visit& visit, const std::string& name, const Refused& refused);

class Names {
 public:
  Names(web::Visit& visit, const std::vector<std::string>& ids);
  std::string of(const std::string& id) const;    // "Somebody" for who is not known any more
  std::string face(const std::string& id) const;  // HTML: the photo, or the initials
  bool works_here(const std::string& id) const;   // is active, in a role of staff (CO30)

 private:
  const people::Face* find(const std::string& id) const;

  std::map<PersonId, people::Face> faces_;
};
// People with a role, "Ana Ode, ana@school.example": to choose from, when they are not more than `most`. And whether
// somebody is one of them.
std::vector<html::Option> people_with(web::Visit& visit, Role role, int most = 2000);
bool is_here_as(web::Visit& visit, std::string_view id, Role role);
// A field to choose one of them, but for those left out (ids); when they are too many for a list, one for their
// address. And who was chosen.
void choose_person(html::Form& form, web::Visit& visit, Role role, const std::string& label,
                   const std::set<std::string>& left_out = {});
Result<std::string> chosen_person(web::Visit& visit, Role role, const std::string& called);

}  // namespace cohorts::pages
