// /cohorts/seekers: graduates until their first job, with adviser and reviews (CO10, CO11).
#include <algorithm>

#include "kernel/text.h"
#include "rooms/cohorts/page_parts.h"

namespace cohorts::pages {

namespace {

std::string review_words(const Seeker& one, int days, const std::optional<Day>& held) {
  return std::to_string(days) +
         "-day review: " + (held ? "held " + html::day_words(*held) : "due " + html::day_words(one.due(days)));
}

std::string deeds(const web::Visit& visit, const Seeker& one, const std::string& name,
                  const std::vector<html::Option>& advisers, const Refused& refused) {
  const std::string path = "/cohorts/seekers/" + one.id;
  html::Form adviser = form_of(visit, path + "/adviser", "Save");
  adviser.id("adviser-" + one.id)
      .select({.name = "adviser_id",
               .label = "Adviser of " + name,
               .value = one.adviser_id.value_or(""),
               .required = true,
               .options = advisers});
  html::Form review = form_of(visit, path + "/review", "Note the review");
  review.id("review-" + one.id)
      .select({.name = "days",
               .label = "Review",
               .required = true,
               .options = {{.value = "30", .label = "After 30 days"}, {.value = "60", .label = "After 60 days"}}})
      .date({.name = "held_on", .label = "Held on", .value = today(visit).text(), .required = true});
  html::Form employed = form_of(visit, path + "/employed", "They found a job");
  employed.id("employed-" + one.id)
      .date({.name = "on_day", .label = "Employed on", .value = today(visit).text(), .required = true});
  return html::disclosure("Note or change",
                          finished(adviser, visit, "adviser " + one.id, refused) +
                              finished(review, visit, "review " + one.id, refused) +
                              finished(employed, visit, "employed " + one.id, refused),
                          refused.form.ends_with(" " + one.id), " for " + name);
}

// CO24
std::string job_taken_back(const web::Visit& visit, const Seeker& one, const std::string& name,
                           const Refused& refused) {
  html::Form form = form_of(visit, "/cohorts/seekers/" + one.id + "/no-job", "Take the job back");
  form.id("no-job-" + one.id)
      .text({.name = "why", .label = "Why", .hint = "They seek again then.", .required = true, .max = 500});
  return html::disclosure("Noted by mistake", finished(form, visit, "no-job " + one.id, refused),
                          refused.form == "no-job " + one.id, ": the job of " + name);
}

Place place_of(const Seeker& one) { return {one.cohort_id, one.track, one.module}; }

bool is_adviser(const web::Visit& visit, const Seeker& one) { return one.adviser_id == visit.viewer_id().text(); }

// CO17, and their adviser, whatever the role is limited to.
bool sees(const web::Visit& visit, const Reach& reach, const Seeker& one) {
  return is_adviser(visit, one) || reach.sees(place_of(one));
}

// CO18: whoever looks after the cohort they graduated from, and their adviser.
bool advises(const web::Visit& visit, const Reach& reach, const Seeker& one) {
  return is_adviser(visit, one) || reach.looks_after(place_of(one));
}

// CO19
Result<void> check_advises(web::Visit& visit) {
  const std::string id = part(visit, "seeker");
  const std::vector<Seeker> all = seekers(visit.transaction);
  const auto found = std::ranges::find(all, id, &Seeker::id);
  const Reach reach = reach_of(visit);
  if (found == all.end() || !sees(visit, reach, *found))
    return fail(FailureKind::not_found, "There is no such graduate.");
  if (advises(visit, reach, *found)) return {};
  return fail(FailureKind::not_allowed, "This is for their adviser, and for those who look after their cohort.");
}

web::Page seekers_page(web::Visit& visit, const Refused& refused = {}) {
  const Reach reach = reach_of(visit);
  std::vector<Seeker> all = seekers(visit.transaction);
  std::erase_if(all, [&](const Seeker& one) { return !sees(visit, reach, one); });
  std::vector<std::string> ids;
  for (const Seeker& one : all) {
    ids.push_back(one.person_id);
    if (one.adviser_id) ids.push_back(*one.adviser_id);
  }
  const Names names(visit, ids);
  const std::vector<html::Option> advisers = people_with(visit, Role::specialist);
  std::vector<html::ListItem> seeking, found;
  for (const Seeker& one : all) {
    const std::string name = names.of(one.person_id);
    html::ListItem item{.title = name, .href = (reach.sees(place_of(one)) ? "/students/" : "/people/") + one.person_id};
    item.note = "Graduated " + html::day_words(one.from_day) + ". " +
                (one.adviser_id ? "Adviser: " + names.of(*one.adviser_id) + ". " : "") +
                review_words(one, 30, one.review_30) + ". " + review_words(one, 60, one.review_60) + ".";
    if (one.until_day) {
      item.note = "Employed on " + html::day_words(*one.until_day) + ".";
      if (advises(visit, reach, one)) item.after_html = job_taken_back(visit, one, name, refused);
      found.push_back(std::move(item));
    } else {
      if (advises(visit, reach, one)) item.after_html = deeds(visit, one, name, advisers, refused);
      if (!one.adviser_id) item.after_html = html::badge("No adviser", html::Tone::due) + item.after_html;
      seeking.push_back(std::move(item));
    }
  }
  const std::string none =
      html::empty_state({.title = "No graduate seeks a job",
                         .say = "Whoever graduates from the last module stands here until employed."});
  std::string main =
      html::page_head({.title = "Graduates seeking a first job"}) +
      html::card({.title = "Seeking", .body_html = seeking.empty() ? none : html::list(seeking), .flush = true});
  if (!found.empty()) main += html::card({.title = "Employed", .body_html = html::list(found), .flush = true});
  return {.title = "Graduates seeking a first job",
          .main = std::move(main),
          .crumbs = {{"Cohorts", "/cohorts"}, {"Graduates", "/cohorts/seekers"}},
          .status = refused.status()};
}

Result<web::Outcome> next(web::Visit& visit, const std::string& form, const Result<void>& done,
                          const std::string& said) {
  if (!done && done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  if (!done) return web::Outcome(seekers_page(visit, {form + " " + part(visit, "seeker"), done.error()}));
  return web::Outcome(web::SeeOther{"/cohorts/seekers", said});
}

}  // namespace

Result<web::Outcome> show_seekers(web::Visit& visit) { return web::Outcome(seekers_page(visit)); }

Result<web::Outcome> new_adviser(web::Visit& visit) {
  TRY(check_advises(visit));
  const std::string adviser = visit.form.text("adviser_id");
  const auto given = [&]() -> Result<void> {
    if (Names(visit, {adviser}).of(adviser) == "Somebody")
      return fail(FailureKind::invalid, "Please choose an adviser.", "adviser_id");
    return give_adviser(visit.transaction, part(visit, "seeker"), adviser, deed_of(visit));
  };
  return next(visit, "adviser", given(), "Saved.");
}

Result<web::Outcome> new_review(web::Visit& visit) {
  TRY(check_advises(visit));
  const auto noted = [&]() -> Result<void> {
    const Day held_on = TRY(day_in(visit.form, "held_on"));
    return note_review(visit.transaction, part(visit, "seeker"),
                       text::whole_number(visit.form.text("days")).value_or(0), held_on, deed_of(visit));
  };
  return next(visit, "review", noted(), "Noted.");
}

Result<web::Outcome> new_job(web::Visit& visit) {
  TRY(check_advises(visit));
  const auto noted = [&]() -> Result<void> {
    const Day on_day = TRY(day_in(visit.form, "on_day"));
    return note_employed(visit.transaction, part(visit, "seeker"), on_day, deed_of(visit));
  };
  return next(visit, "employed", noted(), "Congratulations to them.");
}

// CO24
Result<web::Outcome> no_job(web::Visit& visit) {
  TRY(check_advises(visit));
  return next(visit, "no-job",
              take_back_job(visit.transaction, part(visit, "seeker"), visit.form.text("why"), deed_of(visit)),
              "The job was taken back: they seek one again.");
}

}  // namespace cohorts::pages
