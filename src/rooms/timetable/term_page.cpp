// /timetable/terms/:term: a term's name and days; its holidays, with what each one moves shown before it is done.
#include <algorithm>

#include "kernel/text.h"
#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

// Which form of the page was refused, and why.
struct Refused {
  std::string form = {};
  std::optional<Failure> failure = {};
};

std::string path_of(const cohorts::Term& term) { return "/timetable/terms/" + term.id; }

std::string days_of(const cohorts::Holiday& one) {
  return html::day_words(one.first_day) + (one.last_day == one.first_day ? "" : " to " + html::day_words(one.last_day));
}

std::string term_card(const web::Visit& visit, const cohorts::Term& term, const Refused& refused) {
  html::Form form = form_of(visit, path_of(term), "Save");
  form.text({.name = "name", .label = "Name", .value = term.name, .required = true, .max = 80})
      .date({.name = "first_day",
             .label = "First day",
             .hint = "A Monday. Its runs and holidays have to lie in the term still.",
             .value = term.first_day.text(),
             .required = true})
      .number({.name = "weeks",
               .label = "Weeks",
               .hint = "Fewer end the term early, once no run goes on longer.",
               .value = std::to_string(term.weeks),
               .required = true,
               .least = "1",
               .most = "52"})
      .number({.name = "intermission_weeks",
               .label = "Weeks of intermission",
               .value = std::to_string(term.intermission_weeks),
               .required = true,
               .least = "0",
               .most = "12"});
  if (refused.form == "term") show_refused(form, visit, refused.failure);
  return html::card({.title = "The term",
                     .body_html = form.html(),
                     .note = html::day_words(term.first_day) + " to " + html::day_words(term.intermission_end())});
}

std::string holidays_card(const web::Visit& visit, const cohorts::Term& term, const std::vector<cohorts::Holiday>& all,
                          const Refused& refused) {
  std::vector<html::ListItem> items;
  for (const cohorts::Holiday& one : all)
    items.push_back({.title = one.name,
                     .note = days_of(one),
                     .after_html = html::button({"Take out " + one.name, path_of(term) + "?without=" + one.id})});
  html::Form form(path_of(term), "Show what moves");
  form.get()
      .id("holiday")
      .text({.name = "name", .label = "Holiday", .required = true, .max = 80})
      .date({.name = "first_day", .label = "First day", .required = true})
      .date({.name = "last_day", .label = "Last day", .hint = "Empty: one day."})
      .typed(visit.query.first_of_each());
  if (refused.form == "holiday") form.refused(*refused.failure);
  return html::card(
      {.title = "Holidays",
       .body_html = (items.empty() ? html::empty_state({.title = "No holiday in this term", .icon = "icon-beach"})
                                   : html::list(items)) +
                    html::disclosure("Add a holiday", form.html(), refused.form == "holiday")});
}

std::map<std::string, std::string, std::less<>> cohorts_by_run(web::Visit& visit) {
  std::map<std::string, std::string, std::less<>> names, out;
  for (cohorts::Cohort& one : cohorts::cohorts(visit.transaction)) names.emplace(one.id, std::move(one.name));
  for (const cohorts::Run& one : cohorts::runs(visit.transaction)) out.emplace(one.id, names[one.cohort_id]);
  return out;
}

Result<NewHoliday> read_holiday(const web::Fields& form, const cohorts::Term& term) {
  const std::optional<Day> first = Day::read(form.text("first_day"));
  if (!first) return fail(FailureKind::invalid, "Please give a day.", "first_day");
  const std::string last = form.text("last_day");
  if (!last.empty() && !Day::read(last)) return fail(FailureKind::invalid, "Please give a day.", "last_day");
  return NewHoliday{term.id, form.text("name"), *first, last.empty() ? *first : *Day::read(last)};
}

std::string confirm_card(const std::string& title, html::Form& form, const cohorts::Term& term) {
  form.cancel(path_of(term));
  return html::card({.title = title, .body_html = form.html()});
}

// What the address asks to see before it is done.
Result<std::string> preview(web::Visit& visit, const cohorts::Term& term, const std::vector<cohorts::Holiday>& all,
                            Refused& refused) {
  const School school = school_of(visit);
  const std::string without = visit.query.text("without");
  if (!without.empty()) {
    const auto gone = std::ranges::find(all, without, &cohorts::Holiday::id);
    if (gone == all.end()) return fail(FailureKind::not_found, "There is no such holiday.");
    const EditionMove move = TRY(compare_without_holiday(visit.transaction, without, school, visit.now));
    html::Form form = form_of(visit, path_of(term) + "/holidays/" + without + "/end", "Take it out");
    form.danger();
    return difference_card(move, school, cohorts_by_run(visit)) + confirm_card("Take out " + gone->name, form, term);
  }
  if (visit.query.text("first_day").empty() && visit.query.text("name").empty()) return std::string();
  const Result<NewHoliday> wanted = read_holiday(visit.query, term);
  const auto move = wanted ? compare_with_holiday(visit.transaction, *wanted, school, visit.now)
                           : Result<EditionMove>(std::unexpected(wanted.error()));
  if (!move) {
    refused = {"holiday", move.error()};
    return std::string();
  }
  html::Form form = form_of(visit, path_of(term) + "/holidays", "Add the holiday");
  form.hidden("name", wanted->name)
      .hidden("first_day", wanted->first_day.text())
      .hidden("last_day", wanted->last_day.text());
  return difference_card(*move, school, cohorts_by_run(visit)) + confirm_card("Add " + wanted->name, form, term);
}

Result<web::Outcome> page(web::Visit& visit, const cohorts::Term& term, Refused refused = {}) {
  std::vector<cohorts::Holiday> all;
  for (cohorts::Holiday& one : cohorts::holidays(visit.transaction))
    if (one.term_id == term.id) all.push_back(std::move(one));
  const std::string previewed = TRY(preview(visit, term, all, refused));
  const std::string main = html::page_head({.title = term.name, .place = "Term"}) + previewed +
                           holidays_card(visit, term, all, refused) + term_card(visit, term, refused);
  return web::Outcome(
      web::Page{.title = term.name,
                .main = main,
                .crumbs = {{"Cohorts", "/cohorts"}, {"Terms and tracks", "/cohorts/terms"}, {term.name, path_of(term)}},
                .status = refused.failure ? 422 : 200});
}

std::string moved_words(const EditionMove& move) {
  return move.differences.empty() ? "No date had to change."
                                  : "Dates that changed: " + std::to_string(move.differences.size()) + ".";
}

}  // namespace

Result<web::Outcome> show_term(web::Visit& visit) {
  return page(visit, TRY(cohorts::term(visit.transaction, part(visit, "term"))));
}

Result<web::Outcome> change_term_of(web::Visit& visit) {
  const cohorts::Term term = TRY(cohorts::term(visit.transaction, part(visit, "term")));
  const auto changed = [&]() -> Result<void> {
    const std::optional<Day> first = Day::read(visit.form.text("first_day"));
    if (!first) return fail(FailureKind::invalid, "Please give a day.", "first_day");
    TRY(cohorts::change_term(visit.transaction, term.id,
                             {visit.form.text("name"), *first, text::whole_number(visit.form.text("weeks")).value_or(0),
                              text::whole_number(visit.form.text("intermission_weeks")).value_or(-1)},
                             deed_of(visit)));
    return {};
  };
  return after(changed(), {"/cohorts/terms", "The term was changed."},
               [&](const Failure& failure) { return page(visit, term, {"term", failure}); });
}

Result<std::string> told_words(web::Visit& visit, const Tell& tell, const EditionMove& move, const std::string& why) {
  const int count = tell ? TRY(tell(visit, move, why)) : 0;
  if (count == 0) return std::string();
  return " " + std::to_string(count) + (count == 1 ? " student is" : " students are") + " told by mail.";
}

Result<web::Outcome> new_holiday(web::Visit& visit, const Tell& tell) {
  const cohorts::Term term = TRY(cohorts::term(visit.transaction, part(visit, "term")));
  const auto added = [&]() -> Result<EditionMove> {
    const NewHoliday wanted = TRY(read_holiday(visit.form, term));
    return add_holiday(visit.transaction, wanted, school_of(visit), deed_of(visit));
  }();
  if (!added) return page(visit, term, {"holiday", added.error()});
  const std::string told = TRY(told_words(visit, tell, *added, visit.form.text("name") + " is a holiday."));
  return web::Outcome(web::SeeOther{path_of(term), "The holiday was added. " + moved_words(*added) + told});
}

Result<web::Outcome> end_holiday(web::Visit& visit, const Tell& tell) {
  const cohorts::Term term = TRY(cohorts::term(visit.transaction, part(visit, "term")));
  const std::string holiday = part(visit, "holiday");
  std::optional<std::string> name;
  for (cohorts::Holiday& one : cohorts::holidays(visit.transaction))
    if (one.id == holiday && one.term_id == term.id) name = std::move(one.name);
  if (!name) return fail(FailureKind::not_found, "There is no such holiday.");
  const EditionMove move = TRY(remove_holiday(visit.transaction, holiday, school_of(visit), deed_of(visit)));
  const std::string told = TRY(told_words(visit, tell, move, *name + " is no longer a holiday."));
  return web::Outcome(web::SeeOther{path_of(term), "The holiday was taken out. " + moved_words(move) + told});
}

}  // namespace timetable::pages
