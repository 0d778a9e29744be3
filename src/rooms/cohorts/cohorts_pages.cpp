#include "rooms/cohorts/cohorts_pages.h"

#include "rooms/cohorts/page_parts.h"

namespace cohorts {

namespace {

constexpr auto get = web::Method::get, post = web::Method::post;
const auto any_staff = web::Guard::only(staff);
const auto planners = web::Guard::only({Role::administrator, Role::lead, Role::specialist});
const auto assigners = web::Guard::only({Role::administrator, Role::lead});  // who changes a cohort's dates (T10)
const auto carers_and_administrators =
    web::Guard::only({Role::administrator, Role::lead, Role::specialist, Role::instructor});
const auto team = web::Guard::only(career_team);

}  // namespace

web::Routes routes() {
  return {{get, "/cohorts", any_staff, pages::show_list},
          {get, "/cohorts/terms", planners, pages::show_terms},
          {post, "/cohorts/terms", planners, pages::new_term},
          {post, "/cohorts/tracks", planners, pages::new_track},
          {post, "/cohorts/tracks/:track/name", planners, pages::new_track_name},
          {post, "/cohorts", planners, pages::new_cohort},
          {get, "/cohorts/seekers", team, pages::show_seekers},
          {post, "/cohorts/seekers/:seeker/adviser", team, pages::new_adviser},
          {post, "/cohorts/seekers/:seeker/review", team, pages::new_review},
          {post, "/cohorts/seekers/:seeker/employed", team, pages::new_job},
          {post, "/cohorts/seekers/:seeker/no-job", team, pages::no_job},
          {post, "/cohorts/assignments/:assignment/end", assigners, pages::last_day_of_assignment},
          {get, "/cohorts/:cohort", any_staff, pages::show_cohort},
          {post, "/cohorts/:cohort/name", planners, pages::new_cohort_name},
          {post, "/cohorts/:cohort/enrolments", planners, pages::new_enrolment},
          {post, "/cohorts/:cohort/assignments", assigners, pages::new_assignment},
          {get, "/cohorts/runs/:run/end", team, pages::show_end},
          {post, "/cohorts/runs/:run/outcomes", team, pages::new_outcomes},
          {post, "/cohorts/runs/:run/onward", team, pages::go_onward},
          {get, "/cohorts/:cohort/enrolments/:enrolment", carers_and_administrators, pages::show_enrolment,
           web::Writes::views},
          {post, "/cohorts/:cohort/enrolments/:enrolment/void", planners, pages::take_back_enrolment},
          {post, "/cohorts/:cohort/enrolments/:enrolment/next", team, pages::next_run},
          {post, "/cohorts/:cohort/enrolments/:enrolment/outcome", team, pages::new_outcome}};
}

}  // namespace cohorts
