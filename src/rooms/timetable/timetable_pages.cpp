#include "rooms/timetable/timetable_pages.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/people/people.h"
#include "rooms/timetable/clashes.h"
#include "rooms/timetable/page_parts.h"

namespace timetable {

namespace {

using namespace pages;

constexpr Roles planning{Role::administrator, Role::lead, Role::specialist};

struct Refused {
  std::string form;  // "run", or the id of the run that a date is added to
  std::optional<Failure> failure = {};
};

std::string run_form(web::Visit& visit, const cohorts::Cohort& cohort, const Refused& refused) {
  std::vector<html::Option> terms;
  for (const cohorts::Term& term : cohorts::terms(visit.transaction))
    terms.push_back({.value = term.id, .label = term.name + ", from " + html::day_words(term.first_day)});
  html::Form form = form_of(visit, "/timetable/cohorts/" + cohort.id + "/runs", "Make the run");
  form.select({.name = "term_id", .label = "Term", .required = true, .options = terms})
      .number({.name = "module", .label = "Module", .required = true, .least = "0", .most = "9"})
      .date({.name = "first_day", .label = "First day", .hint = "A Monday.", .required = true})
      .number({.name = "weeks", .label = "Weeks", .value = "6", .required = true, .least = "1", .most = "52"});
  if (refused.form == "run") show_refused(form, visit, refused.failure);
  return form.html();
}

std::string date_form(const web::Visit& visit, const cohorts::Run& run, const School& school, const Refused& refused) {
  html::Form form = form_of(visit, "/timetable/runs/" + run.id + "/dates", "Add the date");
  form.text({.name = "title", .label = "Title", .required = true, .max = 200});
  std::vector<html::Option> kinds;
  for (int i = 0; i <= static_cast<int>(SessionKind::reading); ++i) {
    const std::string name(curriculum::name_of(static_cast<SessionKind>(i)));
    kinds.push_back({.value = name, .label = text::replace_all(name, "-", " ")});
  }
  form.select({.name = "kind", .label = "Kind", .value = "session", .required = true, .options = kinds});
  form.select({.name = "need",
               .label = "For students",
               .value = "required",
               .required = true,
               .options = {{.value = "required", .label = "Required"},
                           {.value = "optional", .label = "Optional"},
                           {.value = "work-time", .label = "Protected work time"},
                           {.value = "due", .label = "A due date"}}});
  add_time_fields(form, nullptr, school);
  form.text({.name = "place", .label = "Place", .max = 200}).text({.name = "note", .label = "Note", .max = 1000});
  if (refused.form == run.id) {
    add_anyway_field(form, visit, refused.failure, "Add it all the same");
    show_refused(form, visit, refused.failure);
  }
  return html::disclosure("Add a date", form.html(), refused.form == run.id);
}

std::string run_card(const web::Visit& visit, const cohorts::Run& run, const std::vector<Undated>& undated,
                     const School& school, const cohorts::Reach& reach, const cohorts::Cohort& cohort,
                     const Refused& refused) {
  std::vector<html::ListItem> open;
  for (const Undated& one : undated)
    open.push_back({.title = one.title, .note = one.why, .after_html = html::badge("No date", html::Tone::due)});
  std::string body;
  if (!open.empty()) body += html::list(open);
  const cohorts::Place place = cohorts::place_of(cohort, run.module);
  const bool changes = reach.changes_dates(place);
  if (changes) body += date_form(visit, run, school, refused);
  if (changes && visit.viewer().roles.any_of(planning) &&
      run.first_day > calendar::local_of(visit.now, school.zone).day)
    body += "<p>" +
            html::link({"Change the days of module " + std::to_string(run.module) + ", or take it out",
                        "/timetable/runs/" + run.id + "/days"}) +
            "</p>";
  html::Card card{.title = "Module " + std::to_string(run.module),
                  .body_html = body,
                  .note = html::day_words(run.first_day) + " to " + html::day_words(run.last_day())};
  if (reach.sees(place)) card.more = html::Link{"Attendance", "/timetable/runs/" + run.id + "/attendance"};
  return html::card(card);
}

Result<web::Outcome> plan_page(web::Visit& visit, const cohorts::Cohort& cohort, const Refused& refused = {}) {
  const School school = school_of(visit);
  const bool plans = visit.viewer().roles.any_of(planning);
  std::string actions = html::button({"Calendar", "/timetable/cohorts/" + cohort.id, "icon-calendar"});
  if (plans) actions += html::button({"Edition", "/timetable/cohorts/" + cohort.id + "/edition", "icon-book"});
  std::string main = html::page_head({.title = cohort.name + ": plan",
                                      .lead = "Module runs, and what the programme leaves without a date.",
                                      .place = "Cohort",
                                      .actions_html = actions});
  const std::vector<cohorts::Run> runs = cohorts::runs_of_cohort(visit.transaction, cohort.id);
  const std::vector<std::vector<Undated>> open = TRY(undated(visit.transaction, cohort, runs, school));
  const cohorts::Reach reach = reach_of(visit);
  std::vector<std::string> ids;
  for (const cohorts::Run& run : runs) ids.push_back(run.id);
  const Moment far = visit.now.plus(std::chrono::days(800));
  main += clash_card(clashes(calendar_of_runs(visit.transaction, ids, visit.now, far), visit.now), school,
                     "What stands in each other's way");
  for (std::size_t i = 0; i < runs.size(); ++i)
    main += run_card(visit, runs[i], open[i], school, reach, cohort, refused);
  if (plans) main += html::card({.title = "Make a module run", .body_html = run_form(visit, cohort, refused)});
  return web::Outcome(web::Page{
      .title = cohort.name + ": plan",
      .main = std::move(main),
      .crumbs = {{"Cohorts", "/cohorts"}, crumb_of(cohort), {"Plan", "/timetable/cohorts/" + cohort.id + "/plan"}},
      .status = refused.failure ? 422 : 200});
}

Result<cohorts::NewRun> read_run(const web::Fields& form, const std::string& cohort) {
  const std::optional<int> module = text::whole_number(form.text("module"));
  if (!module) return fail(FailureKind::invalid, "Modules are numbered from 0 to 9.", "module");
  const std::optional<Day> first_day = Day::read(form.text("first_day"));
  if (!first_day) return fail(FailureKind::invalid, "Please give a day.", "first_day");
  const std::optional<int> weeks = text::whole_number(form.text("weeks"));
  if (!weeks) return fail(FailureKind::invalid, "Please give a number of weeks.", "weeks");
  return cohorts::NewRun{cohort, form.text("term_id"), *module, *first_day, *weeks};
}

// Nothing yet.
Occurrence of_need(Need need) {
  const Moment none(std::chrono::sys_seconds{});
  Occurrence it{.planned_starts = none, .planned_ends = none, .starts_at = none, .ends_at = none, .changed_at = none};
  it.need = need;
  it.by_hand = true;
  return it;
}

Result<NewOccurrence> read_date(const web::Fields& form, const School& school) {
  const auto kind = curriculum::session_kind_named(form.text("kind"));
  if (!kind) return fail(FailureKind::invalid, "Please choose a kind.", "kind");
  const auto need = schedule::need_named(form.text("need"));
  if (!need || *need == Need::own_pace) return fail(FailureKind::invalid, "Please choose one.", "need");
  const Times times = TRY(read_times(form, of_need(*need), school));
  return NewOccurrence{form.text("title"), *kind, *need, times.starts_at, times.ends_at, form.text("place"),
                       form.text("note")};
}

// CO3
std::string pins_card(web::Visit& visit, const cohorts::Cohort& cohort,
                      const std::vector<curriculum::Edition>& editions) {
  const std::vector<cohorts::Pin> pins = cohorts::pins(visit.transaction, cohort.id);
  std::vector<PersonId> people;
  for (const cohorts::Pin& one : pins)
    if (const auto id = PersonId::read(one.made_by.value_or(""))) people.push_back(*id);
  const auto names = people::names_of(visit.transaction, people);
  std::vector<html::ListItem> items;
  for (auto one = pins.rbegin(); one != pins.rend(); ++one) {
    const auto edition = std::ranges::find(editions, one->edition_id, &curriculum::Edition::id);
    const auto since = calendar::local_of(*Moment::read(one->made_at), visit.viewer().zone).day;
    std::string note = "since " + html::day_words(since);
    if (const auto id = PersonId::read(one->made_by.value_or("")); id && names.contains(*id))
      note += ", by " + names.at(*id);
    if (!one->why.empty()) note += ": " + one->why;
    items.push_back({.title = edition == editions.end() ? "An edition" : "Edition " + std::to_string(edition->number),
                     .note = note});
  }
  return html::card({.title = "Which edition it followed", .body_html = html::list(items), .flush = true});
}

// T4: by name for those who see the cohort's students.
std::string concerned_card(web::Visit& visit, const cohorts::Cohort& cohort, const EditionMove& move) {
  if (move.students.empty() || !reach_of(visit).sees(cohorts::place_of(cohort, std::nullopt))) return "";
  std::vector<PersonId> people;
  for (const std::string& one : move.students)
    if (const auto id = PersonId::read(one)) people.push_back(*id);
  std::vector<std::string> names;
  for (auto& [id, name] : people::names_of(visit.transaction, people)) names.push_back(name);
  std::ranges::sort(names);
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return html::card(
      {.title = "For whom", .body_html = "<p>" + html::escape(out) + "</p>", .note = std::to_string(names.size())});
}

// T4: `wanted` is the number of an edition.
Result<web::Outcome> edition_page(web::Visit& visit, const cohorts::Cohort& cohort, const std::string& wanted,
                                  const std::optional<Failure>& refused) {
  const School school = school_of(visit);
  const std::vector<curriculum::Edition> editions = curriculum::editions(visit.transaction);
  std::vector<html::Option> options;
  std::string chosen, present;
  for (const curriculum::Edition& one : editions) {
    const std::string number = std::to_string(one.number);
    if (one.id == cohort.edition_id) present = number;
    if (number == wanted) chosen = one.id;
    options.push_back({.value = number, .label = "Edition " + number + ", " + one.title});
  }
  const std::string path = "/timetable/cohorts/" + cohort.id + "/edition";
  html::Form choose(path, "Show what changes");
  choose.get().select({.name = "edition", .label = "Edition", .value = wanted, .required = true, .options = options});
  std::string main = html::page_head({.title = cohort.name + ": edition",
                                      .lead = "The cohort follows edition " + present +
                                              ". What has begun, staff's changes and attendance stay.",
                                      .place = "Cohort"}) +
                     html::card({.title = "Compare", .body_html = choose.html()});
  if (!chosen.empty()) {
    if (chosen != cohort.edition_id)
      main += html::alert({.text = "What differs in dates is below. Outcomes, deliverables and pages may differ too.",
                           .deed = html::Link{"All that differs between the two editions",
                                              "/curriculum/editions/" + wanted + "/changes?since=" + present}});
    const EditionMove move = TRY(compare_edition(visit.transaction, cohort.id, chosen, school, visit.now));
    main += difference_card(move, school, {});
    main += concerned_card(visit, cohort, move);
    main += clash_card(move.clashes, school, "What would stand in each other's way");
    main += undated_card(move.undated);
    html::Form take = form_of(
        visit, path, chosen == cohort.edition_id ? "Date the cohort anew" : "Move the cohort to edition " + wanted);
    take.hidden("edition", wanted)
        .text({.name = "why", .label = "Why", .hint = "Students read it.", .required = true, .max = 500});
    show_refused(take, visit, refused);
    if (reach_of(visit).changes_dates(cohorts::place_of(cohort, std::nullopt)))
      main += html::card({.title = "Do it", .body_html = take.html()});
  }
  main += pins_card(visit, cohort, editions);
  return web::Outcome(web::Page{.title = cohort.name + ": edition",
                                .main = std::move(main),
                                .crumbs = {{"Cohorts", "/cohorts"}, crumb_of(cohort), {"Edition", path}},
                                .status = refused ? 422 : 200});
}

Result<web::Outcome> show_plan(web::Visit& visit) {
  return plan_page(visit, TRY(cohorts::cohort(visit.transaction, part(visit, "cohort"))));
}

Result<web::Outcome> new_run(web::Visit& visit) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, part(visit, "cohort")));
  const auto made = [&]() -> Result<void> {
    const cohorts::NewRun run = TRY(read_run(visit.form, cohort.id));
    TRY(make_run(visit.transaction, run, school_of(visit), deed_of(visit)));
    return {};
  };
  const auto done = made();
  if (!done) return plan_page(visit, cohort, {"run", done.error()});
  return web::Outcome(web::SeeOther{"/timetable/cohorts/" + cohort.id + "/plan", "The run has its dates."});
}

// AG9: of a date that is added as of one that an edition adds.
Result<std::string> told_of(web::Visit& visit, const Tell& tell, const Occurrence& added) {
  if (lies_behind(added, visit.now)) return std::string();
  EditionMove move;
  move.differences.push_back({.what = What::added,
                              .run_id = added.run_id,
                              .key = added.key,
                              .title = added.title,
                              .after = added.starts_at,
                              .need = added.need});
  return told_words(visit, tell, move, "");
}

Result<web::Outcome> new_date(web::Visit& visit, const Tell& tell) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, part(visit, "run")));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, run.cohort_id));
  TRY(check_changes(visit, cohort, run.module));
  const auto made = [&]() -> Result<Occurrence> {
    const School school = school_of(visit);
    const NewOccurrence date = TRY(read_date(visit.form, school));
    Occurrence wanted = of_need(date.need);
    wanted.run_id = run.id;
    wanted.starts_at = date.starts_at;
    wanted.ends_at = date.ends_at;
    TRY(check_time(visit, wanted));
    return add(visit.transaction, run.id, date, school, deed_of(visit));
  };
  const auto done = made();
  if (!done) return plan_page(visit, cohort, {run.id, done.error()});
  const std::string told = TRY(told_of(visit, tell, *done));
  return web::Outcome(web::SeeOther{path_of(*done), "It was added to the cohort's calendar." + told});
}

Result<web::Outcome> show_edition(web::Visit& visit) {
  return edition_page(visit, TRY(cohorts::cohort(visit.transaction, part(visit, "cohort"))),
                      visit.query.text("edition"), std::nullopt);
}

Result<web::Outcome> take_edition(web::Visit& visit, const Tell& tell) {
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, part(visit, "cohort")));
  TRY(check_changes(visit, cohort, std::nullopt));
  const std::string wanted = visit.form.text("edition");
  const std::optional<int> number = text::whole_number(wanted);
  const curriculum::Edition edition = TRY(curriculum::edition(visit.transaction, number.value_or(0)));
  const auto moved = move_to_edition(visit.transaction, cohort.id, edition.id, visit.form.text("why"), school_of(visit),
                                     deed_of(visit));
  if (!moved) return edition_page(visit, cohort, wanted, moved.error());
  const std::string told = TRY(told_words(visit, tell, *moved, visit.form.text("why")));
  return web::Outcome(web::SeeOther{"/timetable/cohorts/" + cohort.id + "/plan",
                                    "The cohort follows edition " + wanted + " now." + told});
}

constexpr auto get = web::Method::get, post = web::Method::post;
const auto any_staff = web::Guard::only(staff);
const auto administrators = web::Guard::only({Role::administrator});
const auto planners = web::Guard::only(planning);
const auto assigners = web::Guard::only({Role::administrator, Role::lead});

}  // namespace

web::Routes routes(const PageSettings& settings) {
  const auto telling = [tell = settings.tell_of_shift](Result<web::Outcome> (*deed)(web::Visit&, const Tell&)) {
    return [tell, deed](web::Visit& visit) { return deed(visit, tell); };
  };
  return {{get, "/timetable/cohorts/:cohort/plan", any_staff, show_plan},
          {post, "/timetable/cohorts/:cohort/runs", planners, new_run},
          {get, "/timetable/cohorts/:cohort/edition", planners, show_edition},
          {post, "/timetable/cohorts/:cohort/edition", planners, telling(take_edition)},
          {get, "/timetable/defaults", any_staff, pages::show_defaults},
          {get, "/timetable/defaults/:default", administrators, pages::show_default},
          {post, "/timetable/defaults/:default", administrators, pages::change_default},
          {get, "/timetable/terms/:term", assigners, pages::show_term},
          {post, "/timetable/terms/:term", assigners, pages::change_term_of},
          {post, "/timetable/terms/:term/holidays", assigners, telling(pages::new_holiday)},
          {post, "/timetable/terms/:term/holidays/:holiday/end", assigners, telling(pages::end_holiday)},
          {get, "/timetable/runs/:run/days", planners, pages::show_days},
          {post, "/timetable/runs/:run/days", planners, telling(pages::change_days)},
          {post, "/timetable/runs/:run/out", planners, pages::take_run_out},
          {post, "/timetable/runs/:run/dates", any_staff, telling(new_date)}};
}

}  // namespace timetable
