// /cohorts: all cohorts, and the module each one is in.
#include "platform/html/table.h"
#include "rooms/cohorts/page_parts.h"

namespace cohorts::pages {

Result<web::Outcome> show_list(web::Visit& visit) {
  // The module that a cohort began last.
  std::map<std::string, Run, std::less<>> present;
  for (const Run& one : runs(visit.transaction))
    if (one.first_day <= today(visit)) present.insert_or_assign(one.cohort_id, one);
  html::Table table("/cohorts", "Cohorts",
                    {{.key = "name", .label = "Cohort"},
                     {.key = "track", .label = "Track"},
                     {.key = "term", .label = "Began in"},
                     {.key = "module", .label = "Now"},
                     {.key = "calendar", .label = "Calendar", .label_hidden = true}});
  for (const Cohort& one : cohorts(visit.transaction)) {
    const auto run = present.find(one.id);
    std::string now = "not yet begun";
    if (run != present.end())
      now = "module " + std::to_string(run->second.module) +
            (today(visit) > run->second.last_day() ? ", over"
                                                   : ", week " + std::to_string(run->second.week_of(today(visit))));
    table.row({{.text = one.name, .href = "/cohorts/" + one.id},
               {.text = one.track},
               {.text = one.term},
               {.text = now},
               {.text = "Calendar", .href = "/timetable/cohorts/" + one.id}});
  }
  table.empty({.title = "No cohort yet",
               .say = "A cohort begins in a term, on a track, with an edition of the programme.",
               .href = "/cohorts/terms",
               .label = "Make a term, a track and a cohort"});
  std::string actions;
  if (plans(visit)) actions += html::button({"Terms, tracks, new cohort", "/cohorts/terms", "icon-plus"});
  if (visit.viewer().roles.any_of(career_team))
    actions += html::button({"Graduates seeking a job", "/cohorts/seekers", "icon-users"});
  return web::Outcome(web::Page{.title = "Cohorts",
                                .main = html::page_head({.title = "Cohorts", .actions_html = actions}) +
                                        html::card({.body_html = table.html(), .flush = true})});
}

}  // namespace cohorts::pages
