// /cohorts/:cohort/enrolments/:enrolment: how one student's module went, who noted it, and where they go on.
#include <algorithm>

#include "rooms/cohorts/page_parts.h"
#include "rooms/privacy/privacy.h"

namespace cohorts::pages {

namespace {

std::string path_of(const Enrolment& one) { return "/cohorts/" + one.cohort_id + "/enrolments/" + one.id; }

std::string run_words(const Enrolment& one) {
  return one.cohort + ", module " + std::to_string(one.module) +
         (one.attempt > 1 ? ", attempt " + std::to_string(one.attempt) : "");
}

// CO7: every word on it, the latest first.
std::string history_card(const std::vector<OutcomeNoted>& all, const Names& names) {
  if (all.empty())
    return html::card({.title = "How it went", .body_html = html::empty_state({.title = "Nothing is noted yet"})});
  std::vector<html::Event> events;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    std::string text = outcome_words(one->outcome);
    if (one->made_by) text += ", noted by " + names.of(*one->made_by);
    if (!one->why.empty()) text += ": " + one->why;
    events.push_back({.when_html = html::time_element(one->on_day, html::day_words(one->on_day)), .text = text});
  }
  return html::card({.title = "How it went", .body_html = html::timeline(events)});
}

std::string all_card(const std::vector<Enrolment>& all, const Enrolment& present) {
  std::vector<html::ListItem> items;
  for (const Enrolment& one : all) {
    std::string note = "from " + html::day_words(one.from_day) + ": " + outcome_words(one.outcome);
    if (one.until_day) note += ", " + html::day_words(*one.until_day);
    items.push_back({.title = run_words(one), .href = one.id == present.id ? "" : path_of(one), .note = note});
  }
  return html::card({.title = "Where they were", .body_html = html::list(items), .flush = true});
}

// CO6
std::string outcome_card(const web::Visit& visit, const Enrolment& one, const Refused& refused) {
  html::Form form = form_of(visit, path_of(one) + "/outcome", "Note it");
  std::vector<html::Option> options;
  const bool is_running = one.outcome == Outcome::running;
  for (int i = 0; i <= static_cast<int>(Outcome::withdrawn); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (is_running && outcome == Outcome::running) continue;
    options.push_back({.value = std::string(name_of(outcome)), .label = outcome_words(outcome)});
  }
  form.select({.name = "outcome",
               .label = "How it went",
               .value = is_running ? "" : std::string(name_of(one.outcome)),
               .required = true,
               .options = options})
      .date({.name = "on_day", .label = "On", .value = one.until_day.value_or(today(visit)).text(), .required = true})
      .text({.name = "why",
             .label = "Why",
             .hint = is_running ? "" : "Needed, since it corrects what was noted before.",
             .max = 500});
  return html::card({.title = "Note how it went", .body_html = finished(form, visit, "outcome", refused)});
}

// CO6, CO7: into the run of another cohort, or of the next module.
std::string next_card(web::Visit& visit, const Enrolment& one, const std::vector<Enrolment>& all,
                      const Refused& refused) {
  const bool is_somewhere =
      std::ranges::any_of(all, [](const Enrolment& it) { return it.outcome == Outcome::running; });
  const bool goes_on = one.outcome == Outcome::repeating || one.outcome == Outcome::passed;
  if (is_somewhere || !goes_on) return "";
  std::map<std::string, std::string, std::less<>> names;
  for (Cohort& cohort : cohorts(visit.transaction)) names.emplace(cohort.id, std::move(cohort.name));
  std::vector<html::Option> options;
  for (const Run& run : runs(visit.transaction))
    if (run.last_day() >= today(visit) && run.id != one.run_id &&
        (one.outcome == Outcome::passed ? run.module > one.module : run.module == one.module))
      options.push_back({.value = run.id,
                         .label = names[run.cohort_id] + ", module " + std::to_string(run.module) + ", from " +
                                  html::day_words(run.first_day)});
  const std::string title = one.outcome == Outcome::repeating ? "Takes it again in" : "Goes on in";
  if (options.empty())
    return html::card({.title = title,
                       .body_html = html::empty_state({.title = "No such run is ahead",
                                                       .say = "Make the module run of another cohort first.",
                                                       .href = "/cohorts",
                                                       .label = "See the cohorts"})});
  html::Form form = form_of(visit, path_of(one) + "/next", "Enrol");
  form.select({.name = "run_id", .label = "Module run", .required = true, .options = options})
      .date({.name = "from_day", .label = "From", .required = true});
  return html::card({.title = title, .body_html = finished(form, visit, "next", refused)});
}

// CO23
std::string void_card(const web::Visit& visit, const Enrolment& one, const Refused& refused) {
  html::Form form = form_of(visit, path_of(one) + "/void", "Take the enrolment back");
  form.text({.name = "why",
             .label = "Why",
             .hint = "It counts nowhere then: it is no attempt, and its dates and attendance are theirs no more.",
             .required = true,
             .max = 500});
  return html::card({.title = "Was it a mistake?",
                     .body_html = html::disclosure("Take this enrolment back", finished(form, visit, "void", refused),
                                                   refused.form == "void")});
}

// CO23: those that were taken back, of which this may be one.
std::string voided_card(const std::vector<Voided>& all, const std::string& present, const Names& names) {
  if (all.empty()) return "";
  std::vector<html::ListItem> items;
  for (const Voided& one : all) {
    const auto at = Moment::read(one.made_at);
    std::string note = "Taken back";
    if (at) note += " on " + html::day_words(Day(std::chrono::floor<std::chrono::days>(at->seconds())));
    if (one.made_by) note += " by " + names.of(*one.made_by);
    if (!one.why.empty()) note += ": " + one.why;
    items.push_back({.title = run_words(one.enrolment),
                     .href = one.enrolment.id == present ? "" : path_of(one.enrolment),
                     .note = note});
  }
  return html::card({.title = "Enrolled by mistake", .body_html = html::list(items), .flush = true});
}

std::string seeker_card(const Seeker& one, const Names& names) {
  const auto review = [&](int days, const std::optional<Day>& held) {
    return held ? "held on " + html::day_words(*held) : "due on " + html::day_words(one.due(days));
  };
  std::vector<html::Fact> facts{{"Since", html::day_words(one.from_day)},
                                {"Adviser", one.adviser_id ? names.of(*one.adviser_id) : "nobody yet"},
                                {"30-day review", review(30, one.review_30)},
                                {"60-day review", review(60, one.review_60)}};
  if (one.until_day) facts.push_back({"Employed on", html::day_words(*one.until_day)});
  return html::card({.title = "Seeking a first job",
                     .body_html = html::facts(facts),
                     .more = html::Link{"All graduates", "/cohorts/seekers"}});
}

// CO17
std::vector<Enrolment> seen(web::Visit& visit, const Reach& reach, std::vector<Enrolment> all) {
  std::map<std::string, Cohort, std::less<>> of;
  for (Cohort& one : cohorts(visit.transaction)) of.emplace(one.id, std::move(one));
  std::erase_if(all, [&](const Enrolment& one) { return !reach.sees(place_of(of.at(one.cohort_id), one.module)); });
  return all;
}
std::vector<Voided> seen(web::Visit& visit, const Reach& reach, std::vector<Voided> all) {
  if (all.empty()) return all;
  std::vector<Enrolment> theirs;
  for (const Voided& one : all) theirs.push_back(one.enrolment);
  theirs = seen(visit, reach, std::move(theirs));
  std::erase_if(all, [&](const Voided& one) {
    return std::ranges::find(theirs, one.enrolment.id, &Enrolment::id) == theirs.end();
  });
  return all;
}

// Whoever sees it, and administrators, who enrol students, too: only what says that it is there.
bool sees(const web::Visit& visit, const Reach& reach, const Place& place) {
  return reach.sees(place) || visit.viewer().roles.has(Role::administrator);
}

// CO25
std::string looks_are_noted(const std::string& student) {
  return "<p class=\"text-secondary\">" + html::escape(student) +
         " sees under “Your data” who opened this page, and when.</p>";
}

// CO23: one that counts nowhere.
web::Page voided_page(web::Visit& visit, const Cohort& cohort, const Voided& it) {
  const std::string by = it.made_by.value_or("");
  const Names names(visit, {it.enrolment.person_id, by});
  const std::string name = names.of(it.enrolment.person_id);
  return {.title = name,
          .main = html::page_head({.title = name,
                                   .lead = "This enrolment was a mistake: it counts nowhere.",
                                   .place = run_words(it.enrolment)}) +
                  voided_card({it}, it.enrolment.id, names) + looks_are_noted(name),
          .crumbs = {{"Cohorts", "/cohorts"}, {cohort.name, "/cohorts/" + cohort.id}, {name, path_of(it.enrolment)}}};
}

web::Page enrolment_page(web::Visit& visit, const Cohort& cohort, const Enrolment& one, const Refused& refused = {}) {
  const std::vector<OutcomeNoted> noted = outcomes(visit.transaction, one.id);
  const std::vector<Enrolment> all = enrolments_of_person(visit.transaction, one.person_id);
  const Reach reach = reach_of(visit);
  const bool reads = reach.sees(place_of(cohort, one.module));
  const bool cares = visit.viewer().roles.any_of(career_team) && reads;
  const auto seeker = cares ? seeker_of(visit.transaction, one.person_id) : std::nullopt;
  const std::vector<Voided> mistakes = seen(visit, reach, voided_of_person(visit.transaction, one.person_id));
  std::vector<std::string> ids{one.person_id};
  for (const OutcomeNoted& it : noted) ids.push_back(it.made_by.value_or(""));
  for (const Voided& it : mistakes) ids.push_back(it.made_by.value_or(""));
  if (seeker && seeker->adviser_id) ids.push_back(*seeker->adviser_id);
  const Names names(visit, ids);
  const std::string name = names.of(one.person_id);
  std::string main = html::page_head(
      {.title = name,
       .lead = !reads
                   ? "From " + html::day_words(one.from_day) + "."
                   : outcome_words(one.outcome) + (one.until_day ? ", " + html::day_words(*one.until_day) : "") + ".",
       .place = run_words(one),
       .actions_html =
           reads ? html::button({"All of the student", "/students/" + one.person_id, "icon-user"}) : std::string()});
  const bool notes = cares && reach.looks_after(place_of(cohort, one.module));
  if (notes) main += next_card(visit, one, all, refused);
  if (reads) main += history_card(noted, names);
  if (notes) main += outcome_card(visit, one, refused);
  if (seeker) main += seeker_card(*seeker, names);
  if (reads) main += all_card(seen(visit, reach, all), one) + voided_card(mistakes, one.id, names);
  if (plans(visit)) main += void_card(visit, one, refused);
  main += looks_are_noted(name);
  return {.title = name,
          .main = std::move(main),
          .crumbs = {{"Cohorts", "/cohorts"}, {cohort.name, "/cohorts/" + cohort.id}, {name, path_of(one)}},
          .status = refused.status()};
}

// CO25
void note_look(web::Visit& visit, const Enrolment& one) {
  if (const auto student = PersonId::read(one.person_id))
    privacy::note_look(visit.transaction, visit.viewer_id(), *student, {"cohorts.enrolment", one.id}, {}, visit.now,
                       visit.random);
}

struct Asked {
  Cohort cohort;
  Enrolment enrolment;
};
Result<Asked> asked(web::Visit& visit) {
  Cohort of = TRY(cohort(visit.transaction, part(visit, "cohort")));
  Enrolment one = TRY(enrolment(visit.transaction, part(visit, "enrolment")));
  if (one.cohort_id != of.id) return fail(FailureKind::not_found, "There is no such enrolment.");
  return Asked{std::move(of), std::move(one)};
}

Result<web::Outcome> show_voided(web::Visit& visit, const Reach& reach) {
  const Cohort of = TRY(cohort(visit.transaction, part(visit, "cohort")));
  const Voided it = TRY(voided_enrolment(visit.transaction, part(visit, "enrolment")));
  if (it.enrolment.cohort_id != of.id || !sees(visit, reach, place_of(of, it.enrolment.module)))
    return fail(FailureKind::not_found, "There is no such enrolment.");
  note_look(visit, it.enrolment);
  return web::Outcome(voided_page(visit, of, it));
}

}  // namespace

Result<web::Outcome> show_enrolment(web::Visit& visit) {
  const Reach reach = reach_of(visit);
  const auto counted = asked(visit);
  if (!counted) return show_voided(visit, reach);
  const Asked& about = *counted;
  if (!sees(visit, reach, place_of(about.cohort, about.enrolment.module)))
    return fail(FailureKind::not_found, "There is no such enrolment.");
  note_look(visit, about.enrolment);
  return web::Outcome(enrolment_page(visit, about.cohort, about.enrolment));
}

Result<web::Outcome> new_outcome(web::Visit& visit) {
  const auto [of, about] = TRY(asked(visit));
  TRY(reach_of(visit).check_looks_after(place_of(of, about.module), of.name));
  const auto noted = [&]() -> Result<void> {
    const auto outcome = outcome_named(visit.form.text("outcome"));
    if (!outcome) return fail(FailureKind::invalid, "Please choose how it went.", "outcome");
    const Day on_day = TRY(day_in(visit.form, "on_day"));
    return note_outcome(visit.transaction, about.id, *outcome, on_day, visit.form.text("why"), deed_of(visit));
  }();
  if (!noted) return web::Outcome(enrolment_page(visit, of, about, {"outcome", noted.error()}));
  const bool repeats = enrolment(visit.transaction, about.id)->outcome == Outcome::repeating;
  return web::Outcome(
      web::SeeOther{path_of(about), repeats ? "Noted. Now choose the run in which they take it again." : "Noted."});
}

Result<web::Outcome> next_run(web::Visit& visit) {
  const Asked about = TRY(asked(visit));
  TRY(reach_of(visit).check_looks_after(place_of(about.cohort, about.enrolment.module), about.cohort.name));
  const auto enrolled = [&]() -> Result<Enrolment> {
    if (visit.form.text("run_id").empty()) return fail(FailureKind::invalid, "Please choose a module run.", "run_id");
    const Day from = TRY(day_in(visit.form, "from_day"));
    return enrol(visit.transaction, {about.enrolment.person_id, visit.form.text("run_id"), from}, deed_of(visit));
  }();
  if (!enrolled) return web::Outcome(enrolment_page(visit, about.cohort, about.enrolment, {"next", enrolled.error()}));
  return web::Outcome(web::SeeOther{"/cohorts/" + enrolled->cohort_id + "/enrolments/" + enrolled->id, "Enrolled."});
}

// CO23: whoever plans, since they enrol.
Result<web::Outcome> take_back_enrolment(web::Visit& visit) {
  const Asked about = TRY(asked(visit));
  if (!sees(visit, reach_of(visit), place_of(about.cohort, about.enrolment.module)))
    return fail(FailureKind::not_found, "There is no such enrolment.");
  const auto voided = void_enrolment(visit.transaction, about.enrolment.id, visit.form.text("why"), deed_of(visit));
  if (!voided) return web::Outcome(enrolment_page(visit, about.cohort, about.enrolment, {"void", voided.error()}));
  return web::Outcome(web::SeeOther{path_of(about.enrolment), "Taken back: it counts nowhere now."});
}

}  // namespace cohorts::pages
