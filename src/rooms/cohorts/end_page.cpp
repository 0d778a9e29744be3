// /cohorts/runs/:run/end: at the end of a module, how it went for everybody at once, and on into the next one.
#include <algorithm>

#include "platform/html/table.h"
#include "rooms/cohorts/page_parts.h"

namespace cohorts::pages {

namespace {

struct End {
  Cohort cohort;
  Run run;
  std::string path() const { return "/cohorts/runs/" + run.id; }
};

// CO19
Result<End> end_of(web::Visit& visit) {
  const Run of = TRY(run(visit.transaction, part(visit, "run")));
  End it{TRY(cohort(visit.transaction, of.cohort_id)), of};
  TRY(reach_of(visit).check_looks_after(place_of(it.cohort, it.run.module), it.cohort.name));
  return it;
}

// What was refused of the page's forms.
struct Refusals {
  std::vector<Failure> outcomes = {};
  std::optional<Failure> onward = {};
};

std::vector<html::Option> outcome_options(int module) {
  std::vector<html::Option> options;
  for (const Outcome one : {Outcome::passed, Outcome::repeating, Outcome::graduated, Outcome::early_graduate,
                            Outcome::dismissed, Outcome::withdrawn})
    if (module == last_module || (one != Outcome::graduated && one != Outcome::early_graduate))
      options.push_back({.value = std::string(name_of(one)), .label = outcome_words(one)});
  return options;
}

std::vector<std::pair<std::string, const Enrolment*>> named(const std::vector<Enrolment>& all, const Names& names) {
  std::vector<std::pair<std::string, const Enrolment*>> out;
  for (const Enrolment& one : all) out.emplace_back(names.of(one.person_id), &one);
  std::ranges::sort(out, {}, &std::pair<std::string, const Enrolment*>::first);
  return out;
}

std::string outcomes_card(const web::Visit& visit, const End& it, const std::vector<Enrolment>& all, const Names& names,
                          const Refusals& refused) {
  html::Form form = form_of(visit, it.path() + "/outcomes", "Note how it went");
  form.date({.name = "on_day", .label = "On", .value = it.run.last_day().text(), .required = true});
  form.select({.name = "others",
               .label = "All for whom nothing is chosen below",
               .hint = "Then choose below only for those whose module went otherwise.",
               .options = outcome_options(it.run.module)});
  int running = 0;
  for (const auto& [name, one] : named(all, names)) {
    if (one->outcome != Outcome::running) continue;
    ++running;
    form.select({.name = "outcome." + one->id, .label = name, .options = outcome_options(it.run.module)});
  }
  if (running == 0)
    return html::card({.title = "How it went",
                       .body_html = (refused.outcomes.empty() ? ""
                                                              : html::alert({.tone = html::Tone::bad,
                                                                             .text = refused.outcomes.front().say})) +
                                    html::empty_state({.title = "Nobody is in this module any more",
                                                       .say = "Corrections are made at each student.",
                                                       .href = "/cohorts/" + it.cohort.id,
                                                       .label = "See the cohort"})});
  if (!refused.outcomes.empty()) form.typed(visit.form.first_of_each());
  for (const Failure& one : refused.outcomes) form.refused(one);
  return html::card({.title = "How it went",
                     .body_html = form.html(),
                     .note = std::to_string(running) + " of " + std::to_string(all.size()) + " still running"});
}

// The next module of the same track first, also while it runs; of the others those that have not begun.
std::vector<html::Option> runs_ahead(web::Visit& visit, const End& it) {
  const Day now = today(visit);
  std::map<std::string, Cohort, std::less<>> known;
  for (Cohort& one : cohorts(visit.transaction)) known.emplace(one.id, one);
  std::vector<html::Option> next, others;
  for (const Run& one : runs(visit.transaction)) {
    const Cohort& its = known.at(one.cohort_id);
    const bool is_next = its.track_id == it.cohort.track_id && one.module == it.run.module + 1;
    if (one.module <= it.run.module || one.last_day() < now || (!is_next && one.first_day < now)) continue;
    (is_next ? next : others)
        .push_back(
            {.value = one.id,
             .label = its.name + ", module " + std::to_string(one.module) + ", from " + html::day_words(one.first_day),
             .group = is_next ? "The next module of " + its.track : "Others"});
  }
  next.insert(next.end(), others.begin(), others.end());
  return next;
}

std::string fate_words(const Onward& one) {
  if (one.refused) return "Is left out. " + one.refused->say;
  if (one.is_there) return "Is in it already.";
  return one.attempt > 1 ? "Will be enrolled: attempt " + std::to_string(one.attempt) + "." : "Will be enrolled.";
}

std::string preview_card(const web::Visit& visit, const End& it, const std::vector<Onward>& all, const Names& names,
                         const std::string& to, const std::string& from) {
  html::Table table("", "Who goes on", {{.key = "name", .label = "Student"}, {.key = "fate", .label = "What happens"}});
  std::vector<std::pair<std::string, const Onward*>> rows;
  int will = 0;
  for (const Onward& one : all) {
    rows.emplace_back(names.of(one.person_id), &one);
    if (!one.refused && !one.is_there) ++will;
  }
  std::ranges::sort(rows, {}, &std::pair<std::string, const Onward*>::first);
  for (const auto& [name, one] : rows)
    table.row({{.text = name, .href = "/people/" + one->person_id}, {.text = fate_words(*one)}},
              one->refused ? html::Tone::due : html::Tone::plain);
  table.empty({.title = "Nobody has passed yet"});
  std::string body = table.html();
  if (will > 0) {
    html::Form form =
        form_of(visit, it.path() + "/onward", "Enrol " + std::to_string(will) + (will == 1 ? " student" : " students"));
    form.hidden("to", to).hidden("from_day", from).cancel(it.path() + "/end");
    body += "<div class=\"card-body\">" + form.html() + "</div>";
  }
  return html::card({.title = "What will happen", .body_html = body, .flush = true});
}

// The form is asked with GET, and what is done then comes with POST.
const web::Fields& asked_in(const web::Visit& visit) { return visit.form.has("to") ? visit.form : visit.query; }

std::string onward_card(web::Visit& visit, const End& it, const Refusals& refused) {
  const std::vector<html::Option> options = runs_ahead(visit, it);
  if (it.run.module >= last_module) return "";
  const std::string title = "Enrol all who passed in the next module";
  if (options.empty())
    return html::card({.title = title,
                       .body_html = html::empty_state({.title = "No such run is ahead",
                                                       .say = "Make the next module's run first.",
                                                       .href = "/timetable/cohorts/" + it.cohort.id + "/plan",
                                                       .label = "Make a module run"})});
  html::Form form(it.path() + "/end", "Show what happens");
  form.get()
      .id("onward")
      .select({.name = "to", .label = "Module run", .required = true, .options = options})
      .date({.name = "from_day", .label = "From", .hint = "Empty: from its first day."})
      .typed(asked_in(visit).first_of_each());
  if (refused.onward) form.refused(*refused.onward);
  return html::card({.title = title, .body_html = form.html()});
}

struct Asked {
  std::string to;
  Day from;
};
Result<Asked> asked_of(web::Visit& visit, const web::Fields& fields) {
  const auto to = run(visit.transaction, fields.text("to"));
  if (!to) return fail(FailureKind::invalid, "Please choose a module run.", "to");
  const std::string from = fields.text("from_day");
  return Asked{to->id, from.empty() ? to->first_day : TRY(day_in(fields, "from_day"))};
}

web::Page page(web::Visit& visit, const End& it, const std::vector<Enrolment>& all, Refusals refused = {}) {
  std::vector<Onward> onward;
  std::optional<Asked> asked;
  if (visit.query.has("to")) {
    const auto wanted = [&]() -> Result<std::vector<Onward>> {
      asked = TRY(asked_of(visit, visit.query));
      return passed_onward(visit.transaction, it.run.id, asked->to, asked->from);
    }();
    if (wanted)
      onward = *wanted;
    else
      refused.onward = wanted.error();
  }
  std::vector<std::string> ids;
  for (const Enrolment& one : all) ids.push_back(one.person_id);
  const Names names(visit, ids);
  std::string main =
      html::page_head({.title = "End of module " + std::to_string(it.run.module),
                       .lead = html::day_words(it.run.first_day) + " to " + html::day_words(it.run.last_day()) + ".",
                       .place = it.cohort.name});
  if (asked && !refused.onward) main += preview_card(visit, it, onward, names, asked->to, asked->from.text());
  main += outcomes_card(visit, it, all, names, refused) + onward_card(visit, it, refused);
  return {.title = it.cohort.name + ": end of module " + std::to_string(it.run.module),
          .main = std::move(main),
          .crumbs = {{"Cohorts", "/cohorts"},
                     {it.cohort.name, "/cohorts/" + it.cohort.id},
                     {"End of module " + std::to_string(it.run.module), visit.request.path}},
          .status = refused.onward || !refused.outcomes.empty() ? 422 : 200};
}

// What the form says: those for whom something is chosen, and all others where it says how it went for them.
Result<std::vector<NewOutcome>> read_outcomes(const web::Fields& form, const std::vector<Enrolment>& in_run) {
  const Day on_day = TRY(day_in(form, "on_day"));
  std::vector<NewOutcome> all;
  for (const auto& [name, value] : form.list()) {
    if (!name.starts_with("outcome.") || value.empty()) continue;
    const auto outcome = outcome_named(value);
    if (!outcome || *outcome == Outcome::running) return fail(FailureKind::invalid, "Please choose how it went.", name);
    all.push_back({name.substr(8), *outcome, on_day, ""});
  }
  if (const std::string others = form.text("others"); !others.empty()) {
    const auto outcome = outcome_named(others);
    if (!outcome || *outcome == Outcome::running)
      return fail(FailureKind::invalid, "Please choose how it went.", "others");
    for (const Enrolment& one : in_run)
      if (one.outcome == Outcome::running && form.text("outcome." + one.id).empty())
        all.push_back({one.id, *outcome, on_day, ""});
  }
  if (all.empty()) return fail(FailureKind::invalid, "Please choose for one student at least how it went.");
  return all;
}

}  // namespace

Result<web::Outcome> show_end(web::Visit& visit) {
  const End it = TRY(end_of(visit));
  return web::Outcome(page(visit, it, enrolments_of_run(visit.transaction, it.run.id)));
}

Result<web::Outcome> new_outcomes(web::Visit& visit) {
  const End it = TRY(end_of(visit));
  // As it was before: what is noted and then taken back does not show.
  const std::vector<Enrolment> all = enrolments_of_run(visit.transaction, it.run.id);
  const auto wanted = read_outcomes(visit.form, all);
  if (!wanted) return web::Outcome(page(visit, it, all, {.outcomes = {wanted.error()}}));
  const std::vector<Failure> refused = note_outcomes(visit.transaction, it.run.id, *wanted, deed_of(visit));
  if (!refused.empty()) return web::Outcome(page(visit, it, all, {.outcomes = refused}));
  return web::Outcome(web::SeeOther{it.path() + "/end", std::to_string(wanted->size()) + " noted."});
}

Result<web::Outcome> go_onward(web::Visit& visit) {
  const End it = TRY(end_of(visit));
  const auto enrolled = [&]() -> Result<int> {
    const Asked asked = TRY(asked_of(visit, visit.form));
    return enrol_passed(visit.transaction, it.run.id, asked.to, asked.from, deed_of(visit));
  }();
  if (!enrolled)
    return web::Outcome(page(visit, it, enrolments_of_run(visit.transaction, it.run.id), {.onward = enrolled.error()}));
  return web::Outcome(web::SeeOther{it.path() + "/end", std::to_string(*enrolled) + " enrolled."});
}

}  // namespace cohorts::pages
