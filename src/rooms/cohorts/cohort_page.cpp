// /cohorts/:cohort: one of its module runs, who is in it and how it went, the way to the others, and who looks after
// it.
#include <algorithm>
#include <set>
#include <span>

#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/cohorts/page_parts.h"
#include "rooms/people/people.h"

namespace cohorts::pages {

namespace {

using Row = std::pair<std::string, const Enrolment*>;

html::Table table_of(const Run& run) {
  html::Table table("/cohorts/" + run.cohort_id, "Students in module " + std::to_string(run.module),
                    {{.key = "name", .label = "Student", .sortable = true},
                     {.key = "attempt", .label = "Attempt", .sortable = true, .numeric = true},
                     {.key = "from", .label = "From", .sortable = true},
                     {.key = "outcome", .label = "Outcome", .sortable = true}});
  table.sorted_by("name").keep("module", std::to_string(run.module)).page_size(200);
  return table;
}

// By name first. Who may not read outcomes does not learn them by their order either.
void sort(std::vector<Row>& rows, const html::TableQuery& asked, bool reads) {
  std::ranges::sort(rows, {}, &Row::first);
  const auto by = [&](auto what) {
    std::ranges::stable_sort(rows, {}, [&](const Row& row) { return what(*row.second); });
  };
  if (asked.sort == "attempt") by([](const Enrolment& one) { return one.attempt; });
  if (asked.sort == "from") by([](const Enrolment& one) { return one.from_day; });
  if (asked.sort == "outcome" && reads) by([](const Enrolment& one) { return outcome_words(one.outcome); });
  if (asked.order == html::Order::down) std::ranges::reverse(rows);
}

std::string path_of(const Cohort& cohort, int module) {
  return "/cohorts/" + cohort.id + "?module=" + std::to_string(module);
}

// CO28: the one that was asked for; else the one that has begun last, or, before the first, that one.
const Run* shown_of(const std::vector<Run>& their, const web::Visit& visit) {
  const Run* shown = nullptr;
  for (const Run& one : their) {
    if (visit.query.text("module") == std::to_string(one.module)) return &one;
    if (shown == nullptr || one.first_day <= today(visit)) shown = &one;
  }
  return shown;
}

std::string run_tabs(const Cohort& cohort, const std::vector<Run>& their, const Run& shown, Day today) {
  std::vector<html::Tab> tabs;
  for (const Run& one : their) {
    const bool is_on = one.first_day <= today && today <= one.last_day();
    tabs.push_back({.label = "Module " + std::to_string(one.module) + (is_on ? ", now" : ""),
                    .href = path_of(cohort, one.module),
                    .current = one.id == shown.id});
  }
  return tabs.size() < 2 ? "" : html::tabs("Module runs", tabs);
}

std::string run_card(const web::Visit& visit, const Cohort& cohort, const Run& run, const std::vector<Enrolment>& all,
                     const Names& names, const Reach& reach) {
  std::vector<Row> in;
  for (const Enrolment& one : all) in.emplace_back(names.of(one.person_id), &one);
  const Place place = place_of(cohort, run.module);
  const bool reads = reach.sees(place);  // CO17
  const bool enrols = visit.viewer().roles.has(Role::administrator);
  const bool cares = visit.viewer().roles.any_of(career_team) && reach.looks_after(place);
  html::Table table = table_of(run);
  const html::TableQuery asked = table.read(visit.query.first_of_each());
  sort(in, asked, reads);
  table.total(in.size());
  const auto slice = asked.slice(in.size());
  for (const auto& [name, one] : std::span(in).subspan(slice.first, slice.count)) {
    std::string outcome = reads ? outcome_words(one->outcome) : "";
    if (reads && one->until_day) outcome += ", " + html::day_words(*one->until_day);
    table.row({{.text = name,
                .href = (reads ? "/students/" : "/people/") + one->person_id,
                .face_html = names.face(one->person_id)},
               {.text = std::to_string(one->attempt)},
               {.text = html::day_words(one->from_day)},
               {.text = outcome.empty() && enrols ? "Enrolled" : outcome,
                .href = reads || enrols ? "/cohorts/" + run.cohort_id + "/enrolments/" + one->id : ""}});
  }
  table.empty({.title = "Nobody is enrolled yet", .say = "Enrol students below, or import a roster."});
  return html::card({.title = "Module " + std::to_string(run.module),
                     .body_html = table.html(asked) + "<div class=\"card-footer\">" +
                                  html::link({"Project groups", "/groups/runs/" + run.id}) +
                                  (cares ? " · " + html::link({"End of module " + std::to_string(run.module),
                                                               "/cohorts/runs/" + run.id + "/end"})
                                         : "") +
                                  "</div>",
                     .more = reads
                                 ? std::optional(html::Link{"Attendance", "/timetable/runs/" + run.id + "/attendance"})
                                 : std::nullopt,
                     .note = html::day_words(run.first_day) + " to " + html::day_words(run.last_day()) + ", " +
                             std::to_string(in.size()) + " students",
                     .flush = true});
}

// CO31: who goes on in the run that is shown.
std::set<std::string> present_in(const std::vector<Enrolment>& enrolled, Day today) {
  std::set<std::string> out;
  for (const Enrolment& one : enrolled)
    if (one.goes_on(today)) out.insert(one.person_id);
  return out;
}

std::string enrolment_card(web::Visit& visit, const Cohort& cohort, const std::vector<Run>& their, const Run* shown,
                           const std::vector<Enrolment>& enrolled, const Refused& refused) {
  std::vector<html::Option> options;
  for (const Run& one : their) options.push_back({.value = one.id, .label = "Module " + std::to_string(one.module)});
  if (options.empty())
    return html::card({.title = "Module runs",
                       .body_html = html::empty_state({.title = "No module run yet",
                                                       .say = "A run gives the cohort its dates.",
                                                       .href = "/timetable/cohorts/" + cohort.id + "/plan",
                                                       .label = "Make a module run"})});
  html::Form form = form_of(visit, "/cohorts/" + cohort.id + "/enrolments", "Enrol");
  choose_person(form, visit, Role::student, "Student", present_in(enrolled, today(visit)));
  form.select({.name = "run_id", .label = "Module", .value = shown->id, .required = true, .options = options})
      .date({.name = "from_day", .label = "From", .required = true});
  std::string body = finished(form, visit, "enrolment", refused);
  // CO7: where whoever left comes back.
  if (const auto who =
          refused.form == "enrolment" ? chosen_person(visit, Role::student, "student") : Result<std::string>();
      refused.form == "enrolment" && who)
    for (const Enrolment& one : enrolments_of_person(visit.transaction, *who))
      if (one.run_id == visit.form.text("run_id"))
        body = html::alert(
                   {.text = "They were enrolled in it before: how it went for them is noted there.",
                    .deed = html::Link{"Open their enrolment", "/cohorts/" + cohort.id + "/enrolments/" + one.id}}) +
               body;
  return html::card({.title = "Enrol a student", .body_html = body});
}

std::string scope_words(const Assignment& one, const Cohort& cohort) {
  std::string words = one.cohort_id ? "this cohort" : one.track_id ? "the track " + cohort.track : "all cohorts";
  if (one.module) words += ", module " + std::to_string(*one.module);
  return words;
}

// CO30
bool was_left(const Assignment& one, const Names& names, Day today) {
  return (!one.until_day || *one.until_day >= today) && !names.works_here(one.person_id);
}

std::string assignments_card(web::Visit& visit, const Cohort& cohort, const std::vector<Assignment>& all,
                             const Names& names, const Refused& refused) {
  std::vector<html::ListItem> items;
  bool some_left = false;
  for (const Assignment& one : all) {
    html::Form end = form_of(visit, "/cohorts/assignments/" + one.id + "/end", "End");
    end.id("end-" + one.id)
        .hidden("cohort", cohort.id)
        .date({.name = "last_day", .label = "Last day", .required = true});
    const std::string until = one.until_day ? html::day_words(*one.until_day) : "now";
    items.push_back({.title = names.of(one.person_id),
                     .note = scope_words(one, cohort) + ": " + html::day_words(one.from_day) + " to " + until,
                     .before_html = names.face(one.person_id),
                     .after_html = !one.until_day && assigns(visit)
                                       ? html::disclosure("End", finished(end, visit, "end " + one.id, refused),
                                                          refused.form == "end " + one.id,
                                                          " the assignment of " + names.of(one.person_id))
                                       : ""});
    if (!was_left(one, names, today(visit))) continue;
    some_left = true;
    html::ListItem& item = items.back();
    item.note += assigns(visit) ? ". No longer works here: give the cohort to somebody else." : "";
    item.tone = html::Tone::due;
    item.after_html = html::badge("No longer works here", html::Tone::due) +
                      (assigns(visit) ? html::link({.label = "Assign somebody else", .href = "#assign"}) : "") +
                      item.after_html;
  }
  std::string body =
      items.empty() ? html::empty_state({.title = "Nobody looks after this cohort yet"}) : html::list(items);
  if (assigns(visit)) {
    html::Form form = form_of(visit, "/cohorts/" + cohort.id + "/assignments", "Assign");
    form.id("assign");
    choose_person(form, visit, Role::specialist, "Specialist");
    form.select({.name = "scope",
                 .label = "For",
                 .value = "cohort",
                 .required = true,
                 .options = {{.value = "cohort", .label = "This cohort"},
                             {.value = "track", .label = "The whole track " + cohort.track},
                             {.value = "module", .label = "All cohorts in a module"}}})
        .number(
            {.name = "module", .label = "Only in module", .hint = "Empty: in all of them.", .least = "0", .most = "9"})
        .date({.name = "from_day", .label = "From", .required = true});
    body += html::disclosure("Assign a specialist", finished(form, visit, "assignment", refused),
                             refused.form == "assignment" || some_left);
  }
  return html::card({.title = "Career specialists", .body_html = body});
}

std::string name_card(const web::Visit& visit, const Cohort& cohort, const Refused& refused) {
  html::Form form = form_of(visit, "/cohorts/" + cohort.id + "/name", "Rename");
  form.text({.name = "name", .label = "Name of the cohort", .value = cohort.name, .required = true, .max = 80});
  return html::card({.title = "Name",
                     .body_html = html::disclosure("Rename the cohort", finished(form, visit, "name", refused),
                                                   refused.form == "name")});
}

web::Page cohort_page(web::Visit& visit, const Cohort& cohort, const Refused& refused = {}) {
  const std::vector<Run> their = runs_of_cohort(visit.transaction, cohort.id);
  const Run* const shown = shown_of(their, visit);
  const std::vector<Enrolment> enrolled =
      shown == nullptr ? std::vector<Enrolment>() : enrolments_of_run(visit.transaction, shown->id);
  const std::vector<Assignment> assigned = assignments_of_cohort(visit.transaction, cohort);
  std::vector<std::string> ids;
  for (const Enrolment& one : enrolled) ids.push_back(one.person_id);
  for (const Assignment& one : assigned) ids.push_back(one.person_id);
  const Names names(visit, ids);
  const Reach reach = reach_of(visit);

  const std::string calendar = "/timetable/cohorts/" + cohort.id;
  std::string actions = html::button({"Calendar", calendar, "icon-calendar"}, html::Look::primary);
  if (plans(visit)) actions += html::button({"Plan", calendar + "/plan", "icon-list"});
  std::string main = html::page_head({.title = cohort.name,
                                      .lead = cohort.track + ", began in " + cohort.term + ".",
                                      .place = "Cohort",
                                      .actions_html = actions});
  if (shown != nullptr)
    main += run_tabs(cohort, their, *shown, today(visit)) + run_card(visit, cohort, *shown, enrolled, names, reach);
  if (plans(visit)) main += enrolment_card(visit, cohort, their, shown, enrolled, refused);
  main += assignments_card(visit, cohort, assigned, names, refused);
  if (plans(visit)) main += name_card(visit, cohort, refused);
  return {.title = cohort.name,
          .main = std::move(main),
          .crumbs = {{"Cohorts", "/cohorts"}, {cohort.name, "/cohorts/" + cohort.id}},
          .status = refused.status()};
}

template <class T>
Result<web::Outcome> next(web::Visit& visit, const Cohort& cohort, const std::string& form, const Result<T>& done,
                          const std::string& said) {
  if (!done) return web::Outcome(cohort_page(visit, cohort, {form, done.error()}));
  return web::Outcome(web::SeeOther{"/cohorts/" + cohort.id, said});
}

}  // namespace

Result<web::Outcome> show_cohort(web::Visit& visit) {
  return web::Outcome(cohort_page(visit, TRY(cohort(visit.transaction, part(visit, "cohort")))));
}

Result<web::Outcome> new_cohort_name(web::Visit& visit) {
  const Cohort of = TRY(cohort(visit.transaction, part(visit, "cohort")));
  const auto done = rename_cohort(visit.transaction, of.id, visit.form.text("name"), deed_of(visit));
  return next(visit, of, "name", done, "The cohort was renamed.");
}

Result<web::Outcome> new_enrolment(web::Visit& visit) {
  const Cohort of = TRY(cohort(visit.transaction, part(visit, "cohort")));
  const auto made = [&]() -> Result<Enrolment> {
    const std::string person = TRY(chosen_person(visit, Role::student, "student"));
    const Day from = TRY(day_in(visit.form, "from_day"));
    return enrol(visit.transaction, {person, visit.form.text("run_id"), from}, deed_of(visit));
  };
  const Result<Enrolment> done = made();
  if (!done) return web::Outcome(cohort_page(visit, of, {"enrolment", done.error()}));
  return web::Outcome(web::SeeOther{path_of(of, done->module), "Enrolled."});
}

Result<web::Outcome> new_assignment(web::Visit& visit) {
  const Cohort of = TRY(cohort(visit.transaction, part(visit, "cohort")));
  const auto made = [&]() -> Result<Assignment> {
    NewAssignment given{
        TRY(chosen_person(visit, Role::specialist, "specialist")), {}, {}, {}, TRY(day_in(visit.form, "from_day"))};
    if (visit.form.text("scope") == "track")
      given.track_id = of.track_id;
    else if (visit.form.text("scope") != "module")
      given.cohort_id = of.id;
    if (const std::string module = visit.form.text("module"); !module.empty())
      given.module = text::whole_number(module).value_or(-1);
    if (!given.cohort_id && !given.track_id && !given.module)
      return fail(FailureKind::invalid, "Please say which module.", "module");
    return assign(visit.transaction, given, deed_of(visit));
  };
  return next(visit, of, "assignment", made(), "Assigned.");
}

Result<web::Outcome> last_day_of_assignment(web::Visit& visit) {
  const std::string id = part(visit, "assignment");
  const auto ended = [&]() -> Result<void> {
    const Day last_day = TRY(day_in(visit.form, "last_day"));
    return end_assignment(visit.transaction, id, last_day, deed_of(visit));
  }();
  const auto of = cohort(visit.transaction, visit.form.text("cohort"));
  if (!ended && (ended.error().kind == FailureKind::not_found || !of)) return std::unexpected(ended.error());
  if (!of) return web::Outcome(web::SeeOther{"/cohorts", "Ended."});
  return next(visit, *of, "end " + id, ended, "Ended.");
}

}  // namespace cohorts::pages
