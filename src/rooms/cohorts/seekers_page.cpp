// /cohorts/seekers: graduates until their first job, with adviser and reviews (CO10, CO11).
#include <algorithm>
#include <functional>

#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/cohorts/page_parts.h"
#include "rooms/cohorts/seeking.h"

namespace cohorts::pages {

namespace {

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

// A graduate as the page shows them.
struct Shown {
  Seeker seeker;
  std::string name, adviser;  // empty: nobody advises them
};

std::vector<Shown> shown(web::Visit& visit, const Reach& reach) {
  std::vector<Seeker> all = seekers(visit.transaction);
  std::erase_if(all, [&](const Seeker& one) { return !sees(visit, reach, one); });
  std::vector<std::string> ids;
  for (const Seeker& one : all) {
    ids.push_back(one.person_id);
    if (one.adviser_id) ids.push_back(*one.adviser_id);
  }
  const Names names(visit, ids);
  std::vector<Shown> out;
  for (Seeker& one : all) {
    std::string name = names.of(one.person_id), adviser = one.adviser_id ? names.of(*one.adviser_id) : "";
    out.push_back({std::move(one), std::move(name), std::move(adviser)});
  }
  std::ranges::sort(out, {}, &Shown::name);
  return out;
}

std::string path_of(const Seeker& one, const Reach& reach) {
  return (reach.sees(place_of(one)) ? "/students/" : "/people/") + one.person_id;
}

html::Table seekers_table() {
  html::Table table("/cohorts/seekers", "Graduates",
                    {{.key = "name", .label = "Graduate", .sortable = true},
                     {.key = "review", .label = "Next review", .sortable = true},
                     {.key = "adviser", .label = "Adviser", .sortable = true},
                     {.key = "graduated", .label = "Graduated", .sortable = true},
                     {.key = "deeds", .label = "Note or change", .label_hidden = true}});
  table.sorted_by("review").page_size(200);
  table.empty({.title = "No graduate seeks a job",
               .say = "Whoever graduates from the last module stands here until employed."});
  return table;
}

// CO22: by default who has waited longest for a review first, and who is owed none last.
void sort(std::vector<Shown>& all, const html::TableQuery& asked) {
  const auto key = [&](const Shown& one) -> std::string {
    if (asked.sort == "adviser") return one.adviser;
    if (asked.sort == "graduated") return one.seeker.from_day.text();
    const std::optional<int> next = next_review(one.seeker);
    return next ? one.seeker.due(*next).text() : "none";
  };
  if (asked.sort != "name") std::ranges::stable_sort(all, {}, key);
  if (asked.order == html::Order::down) std::ranges::reverse(all);
}

html::Cell review_cell(const Seeker& one, Day day) {
  const std::optional<int> next = next_review(one);
  if (!next) return {.text = "Both held"};
  const Day due = one.due(*next);
  return {.text = html::day_words(due),
          .note = std::to_string(*next) + "-day review",
          .html = due < day ? " " + html::badge("Overdue", html::Tone::due) : ""};
}

std::string seeking_card(const web::Visit& visit, const Reach& reach, std::vector<Shown> all,
                         const std::vector<html::Option>& advisers, const Refused& refused) {
  html::Table table = seekers_table();
  const html::TableQuery asked = table.read(visit.query.first_of_each());
  sort(all, asked);
  // A form that was refused is on the first page, whoever it is about.
  std::ranges::stable_partition(all, [&](const Shown& one) { return refused.form.ends_with(" " + one.seeker.id); });
  const auto slice = asked.slice(all.size());
  for (std::size_t i = slice.first; i < slice.first + slice.count; ++i) {
    const Seeker& one = all[i].seeker;
    html::Cell adviser{.text = all[i].adviser};
    if (!one.adviser_id) adviser = {.text = "No adviser", .badge = html::Tone::due};
    html::Cell todo{.html = advises(visit, reach, one) ? deeds(visit, one, all[i].name, advisers, refused) : ""};
    table.row({{.text = all[i].name, .href = path_of(one, reach)},
               review_cell(one, today(visit)),
               std::move(adviser),
               {.text = html::day_words(one.from_day)},
               std::move(todo)});
  }
  table.total(all.size());
  return html::card({.title = "Seeking", .body_html = table.html(asked), .flush = true});
}

// Who found a job last stands first.
std::string employed_card(const web::Visit& visit, const Reach& reach, std::vector<Shown> all, const Refused& refused) {
  if (all.empty()) return "";
  std::ranges::stable_sort(all, std::ranges::greater{}, [](const Shown& one) { return *one.seeker.until_day; });
  std::vector<html::ListItem> items;
  for (const Shown& one : all)
    items.push_back(
        {.title = one.name,
         .href = path_of(one.seeker, reach),
         .note = "Employed on " + html::day_words(*one.seeker.until_day) + ".",
         .after_html = advises(visit, reach, one.seeker) ? job_taken_back(visit, one.seeker, one.name, refused) : ""});
  return html::card({.title = "Employed", .body_html = html::list(items), .flush = true});
}

web::Page seekers_page(web::Visit& visit, const Refused& refused = {}) {
  const Reach reach = reach_of(visit);
  std::vector<Shown> seeking = shown(visit, reach), found;
  const std::vector<html::Option> advisers = people_with(visit, Role::specialist);
  for (const Shown& one : seeking)
    if (one.seeker.until_day) found.push_back(one);
  std::erase_if(seeking, [](const Shown& one) { return one.seeker.until_day.has_value(); });
  return {.title = "Graduates seeking a first job",
          .main = html::page_head({.title = "Graduates seeking a first job"}) +
                  seeking_card(visit, reach, std::move(seeking), advisers, refused) +
                  employed_card(visit, reach, std::move(found), refused),
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
