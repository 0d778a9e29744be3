// /cohorts/terms: terms with their holidays, tracks, and a new cohort.
#include "kernel/text.h"
#include "rooms/cohorts/page_parts.h"
#include "rooms/curriculum/curriculum.h"

namespace cohorts::pages {

namespace {

// Runs of both go on at the same time then, which may be meant.
std::string overlap_alert(const Term& term, const std::vector<Term>& all) {
  std::string names;
  for (const Term& other : all)
    if (other.id != term.id && other.first_day <= term.last_day() && term.first_day <= other.last_day())
      names += (names.empty() ? "" : ", ") + other.name;
  if (names.empty()) return "";
  return html::alert({.tone = html::Tone::due, .text = "Its weeks overlap with those of " + names + "."});
}

std::string term_card(const web::Visit& visit, const Term& term, const std::vector<Term>& terms,
                      const std::vector<Holiday>& all) {
  std::vector<html::ListItem> items;
  for (const Holiday& one : all)
    if (one.term_id == term.id)
      items.push_back({.title = one.name,
                       .note = html::day_words(one.first_day) +
                               (one.last_day == one.first_day ? "" : " to " + html::day_words(one.last_day))});
  return html::card({.title = term.name,
                     .body_html = overlap_alert(term, terms) +
                                  (items.empty() ? "<p>No holiday in this term.</p>" : html::list(items)),
                     .more = assigns(visit) ? std::optional(html::Link{"Change the term or its holidays",
                                                                       "/timetable/terms/" + term.id})
                                            : std::nullopt,
                     .note = html::day_words(term.first_day) + ", " + std::to_string(term.weeks) + " weeks and " +
                             std::to_string(term.intermission_weeks) + " of intermission"});
}

std::string new_term_card(const web::Visit& visit, const Refused& refused) {
  html::Form form = form_of(visit, "/cohorts/terms", "Add the term");
  form.text({.name = "name", .label = "Name", .hint = "Such as 2609.", .required = true, .max = 80})
      .date({.name = "first_day", .label = "First day", .hint = "A Monday.", .required = true})
      .number({.name = "weeks", .label = "Weeks", .value = "6", .required = true, .least = "1", .most = "52"})
      .number({.name = "intermission_weeks",
               .label = "Weeks of intermission",
               .value = "1",
               .required = true,
               .least = "0",
               .most = "12"});
  return html::card({.title = "New term", .body_html = finished(form, visit, "term", refused)});
}

std::string tracks_card(const web::Visit& visit, const std::vector<Track>& all, const Refused& refused) {
  std::vector<html::ListItem> items;
  for (const Track& one : all) {
    const std::string its = "rename " + one.id;
    html::Form rename = form_of(visit, "/cohorts/tracks/" + one.id + "/name", "Rename");
    rename.id("rename-" + one.id)
        .text({.name = "name", .label = "New name", .value = one.name, .required = true, .max = 80});
    items.push_back({.title = one.name,
                     .after_html = html::disclosure("Rename", finished(rename, visit, its, refused),
                                                    refused.form == its, " the track " + one.name)});
  }
  html::Form form = form_of(visit, "/cohorts/tracks", "Add the track");
  form.text(
      {.name = "name", .label = "Track", .hint = "As the programme's pages name it.", .required = true, .max = 80});
  return html::card({.title = "Tracks",
                     .body_html = (items.empty() ? "" : html::list(items)) + finished(form, visit, "track", refused)});
}

std::string new_cohort_card(web::Visit& visit, const std::vector<Term>& all, const std::vector<Track>& their,
                            const Refused& refused) {
  std::vector<html::Option> term_options, track_options, editions;
  for (const Term& one : all) term_options.push_back({.value = one.id, .label = one.name});
  for (const Track& one : their) track_options.push_back({.value = one.id, .label = one.name});
  for (const curriculum::Edition& one : curriculum::editions(visit.transaction))
    editions.push_back({.value = one.id, .label = "Edition " + std::to_string(one.number) + ", " + one.title});
  if (term_options.empty() || track_options.empty() || editions.empty())
    return html::card({.title = "New cohort",
                       .body_html = html::empty_state({.title = "First a term, a track and a programme",
                                                       .say = "A cohort needs all three.",
                                                       .href = "/curriculum/editions",
                                                       .label = "See the programme"})});
  html::Form form = form_of(visit, "/cohorts", "Make the cohort");
  form.text({.name = "name", .label = "Name", .hint = "Such as 2609BE.", .required = true, .max = 80})
      .select({.name = "term_id", .label = "Begins in", .required = true, .options = term_options})
      .select({.name = "track_id", .label = "Track", .required = true, .options = track_options})
      .select({.name = "edition_id", .label = "Programme", .required = true, .options = editions});
  return html::card({.title = "New cohort", .body_html = finished(form, visit, "cohort", refused)});
}

web::Page terms_page(web::Visit& visit, const Refused& refused = {}) {
  const std::vector<Term> all = terms(visit.transaction);
  const std::vector<Holiday> closed = holidays(visit.transaction);
  const std::vector<Track> their = tracks(visit.transaction);
  std::string main =
      html::page_head({.title = "Terms and tracks",
                       .actions_html = html::button({"The school's defaults", "/timetable/defaults", "icon-clock"})});
  for (const Term& term : all) main += term_card(visit, term, all, closed);
  main +=
      new_term_card(visit, refused) + tracks_card(visit, their, refused) + new_cohort_card(visit, all, their, refused);
  return {.title = "Terms and tracks",
          .main = std::move(main),
          .crumbs = {{"Cohorts", "/cohorts"}, {"Terms and tracks", "/cohorts/terms"}},
          .status = refused.status()};
}

template <class T>
Result<web::Outcome> next(web::Visit& visit, const std::string& form, const Result<T>& done, const std::string& path,
                          const std::string& said) {
  if (!done) return web::Outcome(terms_page(visit, {form, done.error()}));
  return web::Outcome(web::SeeOther{path, said});
}

Result<NewTerm> read_term(const web::Fields& form) {
  const Day first_day = TRY(day_in(form, "first_day"));
  return NewTerm{form.text("name"), first_day, text::whole_number(form.text("weeks")).value_or(0),
                 text::whole_number(form.text("intermission_weeks")).value_or(-1)};
}

}  // namespace

Result<web::Outcome> show_terms(web::Visit& visit) { return web::Outcome(terms_page(visit)); }

Result<web::Outcome> new_term(web::Visit& visit) {
  const auto made = [&]() -> Result<Term> {
    const NewTerm term = TRY(read_term(visit.form));
    return add_term(visit.transaction, term, deed_of(visit));
  };
  return next(visit, "term", made(), "/cohorts/terms", "The term was added.");
}

Result<web::Outcome> new_track(web::Visit& visit) {
  return next(visit, "track", add_track(visit.transaction, visit.form.text("name"), deed_of(visit)), "/cohorts/terms",
              "The track was added.");
}

Result<web::Outcome> new_track_name(web::Visit& visit) {
  const std::string id = part(visit, "track");
  const auto done = rename_track(visit.transaction, id, visit.form.text("name"), deed_of(visit));
  if (!done && done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  return next(visit, "rename " + id, done, "/cohorts/terms", "The track was renamed.");
}

Result<web::Outcome> new_cohort(web::Visit& visit) {
  const std::string edition = visit.form.text("edition_id");
  const auto made = [&]() -> Result<Cohort> {
    if (!curriculum::edition_of(visit.transaction, edition))
      return fail(FailureKind::invalid, "Please choose an edition of the programme.", "edition_id");
    return add_cohort(visit.transaction,
                      {visit.form.text("name"), visit.form.text("track_id"), visit.form.text("term_id"), edition},
                      deed_of(visit));
  }();
  return next(visit, "cohort", made, made ? "/timetable/cohorts/" + made->id + "/plan" : "",
              "The cohort was made. Now give it a module run.");
}

}  // namespace cohorts::pages
