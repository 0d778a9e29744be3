// What a student means to do in a week's work time, and what they might (AG5).
#include <algorithm>
#include <set>

#include "rooms/agenda/occurrence_cards.h"
#include "rooms/curriculum/curriculum.h"

namespace agenda::pages {

namespace {

html::Form form_of_step(const web::Visit& visit, const Occurrence& it, const std::string& label) {
  html::Form form = form_of(visit, path_of(it) + "/steps", label);
  form.hidden("changes", std::to_string(it.changes));
  return form;
}

// What is due in the week of the work time and not over, and what is to be read by its end and was not, each as a step.
std::vector<std::string> suggested(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort) {
  const School school = school_of(visit);
  const html::Span week = html::week_span(calendar::local_of(it.starts_at, school.zone).day);
  const std::string me = visit.viewer_id().text();
  std::vector<Mine> all = calendar_of_student(visit.transaction, me, calendar::moment_of({week.first, 0}, school.zone),
                                              calendar::moment_of({week.last.plus(1), 0}, school.zone), school);
  std::erase_if(all, [&](const Mine& one) {
    const bool to_read = one.what.need == Need::own_pace && one.what.kind == SessionKind::reading && one.what.page;
    return (one.what.need != Need::due && !to_read) || one.what.cancelled || one.what.ends_at < visit.now;
  });
  if (all.empty()) return {};
  std::set<std::string> read;  // pages of the cohort's edition, in the version that it has
  std::set<std::pair<std::string, std::string>> versions;
  for (Reading& one : readings(visit.transaction, me)) versions.emplace(std::move(one.page), std::move(one.digest));
  for (const curriculum::Page& page : curriculum::pages(visit.transaction, cohort.edition_id))
    if (versions.contains({page.path, page.digest})) read.insert(page.path);
  std::vector<std::string> out;
  for (const Mine& one : all) {
    const std::string by = ", by " + html::day_words(calendar::local_of(one.what.ends_at, school.zone).day);
    if (one.what.need == Need::due)
      out.push_back("Hand in: " + one.what.title + by);
    else if (!read.contains(*one.what.page))
      out.push_back("Read: " + one.what.title + by);
  }
  return out;
}

std::string suggestions(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                        const std::vector<Step>& there) {
  constexpr std::size_t most = 10, longest = 300;
  std::vector<html::ListItem> items;
  for (const std::string& says : suggested(visit, it, cohort)) {
    if (items.size() == most) break;
    if (says.size() > longest || std::ranges::find(there, says, &Step::says) != there.end()) continue;
    html::Form take = form_of_step(visit, it, "Add it");
    take.small().hidden("says", says).label_for_readers("Add it: " + says);
    items.push_back({.title = says, .after_html = take.html()});
  }
  return items.empty() ? "" : "<h3>This week asks for</h3>" + html::list(items);
}

}  // namespace

std::string steps_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                       const std::optional<Failure>& refused) {
  std::vector<html::ListItem> items;
  const std::vector<Step> there = steps(visit.transaction, visit.viewer_id().text(), it.run_id, it.week);
  for (const Step& one : there) {
    html::Form done = form_of(visit, "/timetable/steps/" + one.id + "/done", "Done");
    done.small().hidden("back", path_of(it)).label_for_readers("Done: " + one.says);
    html::Form drop = form_of(visit, "/timetable/steps/" + one.id + "/drop", "Drop it");
    drop.small().hidden("back", path_of(it)).label_for_readers("Drop it: " + one.says);
    items.push_back({.title = one.says,
                     .after_html = one.done_at ? html::badge("Done", html::Tone::good) : done.html() + drop.html()});
  }
  html::Form form = form_of_step(visit, it, "Add it");
  form.text({.name = "says", .label = "A step for this week", .required = true, .max = 300});
  show_refused(form, visit, refused);
  return html::card(
      {.title = "Your steps this week",
       .body_html = (items.empty() ? "" : html::list(items)) + suggestions(visit, it, cohort, there) + form.html()});
}

}  // namespace agenda::pages
