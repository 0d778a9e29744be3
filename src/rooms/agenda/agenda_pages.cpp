#include "rooms/agenda/agenda_pages.h"

#include "rooms/agenda/pages.h"

namespace agenda {

namespace {

constexpr auto get = web::Method::get, post = web::Method::post;
const auto anyone = web::Guard::anyone();
const auto anybody = web::Guard::signed_in();
const auto any_staff = web::Guard::only(staff);
const auto any_carer = web::Guard::only(carers);
const auto students = web::Guard::only({Role::student});

}  // namespace

web::Routes routes(const PageSettings& settings) {
  // What makes links that leave the school: feeds, and what students are told of by mail (AG9).
  const auto with_address = [address =
                                 settings.address](Result<web::Outcome> (*deed)(web::Visit&, const std::string&)) {
    return [address, deed](web::Visit& visit) { return deed(visit, address); };
  };
  return {{get, "/timetable", anybody, pages::show_mine},
          {get, "/timetable/feed", anybody, pages::show_feed_settings},
          {post, "/timetable/feed", anybody, with_address(pages::new_feed)},
          {post, "/timetable/feed/revoke", anybody, pages::end_feed},
          // The secret is all that a calendar program can show.
          {get, "/timetable/feeds/:secret", anyone, with_address(pages::send_feed)},
          {post, "/timetable/steps/:step/done", students, pages::step_done},
          {post, "/timetable/steps/:step/drop", students, pages::step_dropped},
          {get, "/timetable/cohorts/:cohort", any_staff, pages::show_cohort},
          {get, "/timetable/occurrences/:occurrence", anybody, pages::show_occurrence},
          {post, "/timetable/occurrences/:occurrence/move", any_staff, with_address(pages::move_it)},
          {post, "/timetable/occurrences/:occurrence/cancel", any_staff, with_address(pages::cancel_it)},
          {post, "/timetable/occurrences/:occurrence/restore", any_staff, with_address(pages::restore_it)},
          {post, "/timetable/occurrences/:occurrence/annotate", any_staff, pages::annotate_it},
          {post, "/timetable/occurrences/:occurrence/title", any_staff, pages::title_it},
          {post, "/timetable/occurrences/:occurrence/remove", any_staff, with_address(pages::remove_it)},
          {post, "/timetable/occurrences/:occurrence/choose", any_staff, pages::choose_for_it},
          {post, "/timetable/occurrences/:occurrence/involve", any_staff, pages::involve_in_it},
          {post, "/timetable/occurrences/:occurrence/attendance", any_carer, pages::note_it},
          {post, "/timetable/occurrences/:occurrence/team", any_carer,
           [may_join = settings.may_join_team](web::Visit& visit) { return pages::join_the_team(visit, may_join); }},
          {post, "/timetable/team/:member/leave", any_carer, pages::leave_the_team},
          {post, "/timetable/occurrences/:occurrence/artefact", students, pages::hand_it_in},
          {post, "/timetable/occurrences/:occurrence/read", students, pages::read_it},
          {post, "/timetable/occurrences/:occurrence/steps", students, pages::new_step}};
}

}  // namespace agenda
