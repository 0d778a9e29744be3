// /timetable/runs/:run/days: other days of a run that has not begun, with what they move shown before; taking it out.
#include <algorithm>

#include "kernel/text.h"
#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

struct Days {
  Day first_day;
  int weeks = 0;
};

// Of a run that may be changed.
struct RunAhead {
  cohorts::Run run;
  cohorts::Cohort cohort;
  std::string path() const { return "/timetable/runs/" + run.id + "/days"; }
  std::string plan() const { return "/timetable/cohorts/" + cohort.id + "/plan"; }
};

// T10
Result<RunAhead> of_path(web::Visit& visit) {
  cohorts::Run run = TRY(cohorts::run(visit.transaction, part(visit, "run")));
  cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, run.cohort_id));
  TRY(check_changes(visit, cohort, run.module));
  return RunAhead{std::move(run), std::move(cohort)};
}

Result<Days> read_days(const web::Fields& form) {
  const std::optional<Day> first_day = Day::read(form.text("first_day"));
  if (!first_day) return fail(FailureKind::invalid, "Please give a day.", "first_day");
  const std::optional<int> weeks = text::whole_number(form.text("weeks"));
  if (!weeks) return fail(FailureKind::invalid, "Please give a number of weeks.", "weeks");
  return Days{*first_day, *weeks};
}

// Which form was refused, and why.
struct Refused {
  std::string form = {};
  std::optional<Failure> failure = {};
};

std::string choose_card(const RunAhead& it, const web::Fields& given, const Refused& refused) {
  html::Form form(it.path(), "Show what changes");
  form.get()
      .date({.name = "first_day",
             .label = "First day",
             .hint = "A Monday. Who begins with the run goes along.",
             .value = it.run.first_day.text(),
             .required = true})
      .number({.name = "weeks",
               .label = "Weeks",
               .value = std::to_string(it.run.weeks),
               .required = true,
               .least = "1",
               .most = "52"})
      .typed(given.first_of_each());
  if (refused.form == "days") form.refused(*refused.failure);
  return html::card({.title = "Other days",
                     .body_html = form.html(),
                     .note = html::day_words(it.run.first_day) + " to " + html::day_words(it.run.last_day())});
}

// What the address asks to see before it is done.
std::string preview(web::Visit& visit, const RunAhead& it, const web::Fields& given, Refused& refused) {
  const School school = school_of(visit);
  const Result<Days> wanted = read_days(given);
  const auto move =
      wanted ? compare_run_days(visit.transaction, it.run.id, wanted->first_day, wanted->weeks, school, deed_of(visit))
             : Result<EditionMove>(std::unexpected(wanted.error()));
  if (!move) {
    refused = {"days", move.error()};
    return "";
  }
  html::Form form = form_of(visit, it.path(), "Give it these days");
  form.hidden("first_day", wanted->first_day.text()).hidden("weeks", std::to_string(wanted->weeks)).cancel(it.plan());
  return difference_card(*move, school, {}) +
         clash_card(move->clashes, school, "What would stand in each other's way") +
         html::card({.title = "Do it",
                     .body_html = form.html(),
                     .note = html::day_words(wanted->first_day) + " and " + std::to_string(wanted->weeks) +
                             (wanted->weeks == 1 ? " week" : " weeks")});
}

std::string out_card(const web::Visit& visit, const RunAhead& it, const Refused& refused) {
  html::Form form = form_of(visit, "/timetable/runs/" + it.run.id + "/out", "Take the run out");
  form.danger();
  if (refused.form == "out") show_refused(form, visit, refused.failure);
  return html::card({.title = "Take it out",
                     .body_html = "<p>All its dates go with it, also what staff added or changed. Nobody may be "
                                  "enrolled in it. That it was there stays known.</p>" +
                                  form.html()});
}

Result<web::Outcome> page(web::Visit& visit, const RunAhead& it, Refused refused = {}) {
  const School school = school_of(visit);
  const std::string title = it.cohort.name + ", module " + std::to_string(it.run.module) + ": days";
  std::string main = html::page_head({.title = title, .place = "Module run"});
  const bool is_ahead = it.run.first_day > calendar::local_of(visit.now, school.zone).day;
  if (is_ahead) {
    const web::Fields& given = refused.failure ? visit.form : visit.query;
    const bool asks = !refused.failure && !visit.query.text("first_day").empty();
    const std::string previewed = asks ? preview(visit, it, given, refused) : "";
    main += choose_card(it, given, refused) + previewed + out_card(visit, it, refused);
  } else {
    main += html::card({.body_html = html::empty_state({.title = "This run has begun",
                                                        .say = "Its days, and that it is there, stay.",
                                                        .href = it.plan(),
                                                        .label = "See the plan",
                                                        .icon = "icon-calendar"})});
  }
  return web::Outcome(
      web::Page{.title = title,
                .main = std::move(main),
                .crumbs = {{"Cohorts", "/cohorts"}, crumb_of(it.cohort), {"Plan", it.plan()}, {"Days", it.path()}},
                .status = refused.failure ? 422 : 200});
}

}  // namespace

Result<web::Outcome> show_days(web::Visit& visit) { return page(visit, TRY(of_path(visit))); }

// T17, AG9
Result<web::Outcome> change_days(web::Visit& visit, const Tell& tell) {
  const RunAhead it = TRY(of_path(visit));
  const auto moved = [&]() -> Result<EditionMove> {
    const Days wanted = TRY(read_days(visit.form));
    return change_run(visit.transaction, it.run.id, wanted.first_day, wanted.weeks, school_of(visit), deed_of(visit));
  }();
  if (!moved) return page(visit, it, {"days", moved.error()});
  const std::string told = TRY(told_words(visit, tell, *moved, "The module run has other days."));
  return web::Outcome(web::SeeOther{it.plan(), "The run has its new dates." + told});
}

Result<web::Outcome> take_run_out(web::Visit& visit) {
  const RunAhead it = TRY(of_path(visit));
  const auto gone = remove_run(visit.transaction, it.run.id, school_of(visit), deed_of(visit));
  if (!gone) return page(visit, it, {"out", gone.error()});
  return web::Outcome(web::SeeOther{it.plan(), "The run was taken out."});
}

}  // namespace timetable::pages
