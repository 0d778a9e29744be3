#include "rooms/attendance/own_page.h"

#include <algorithm>

#include "rooms/attendance/attendance_form.h"
#include "rooms/attendance/noted_card.h"
#include "rooms/attendance/own.h"

namespace attendance::pages {

using namespace timetable::pages;

namespace {

// What one page is made of, beside the runs.
struct Seen {
  const web::Visit& visit;
  std::string zone;
  Names names;
  const std::string& note;  // objected to, and refused
  const std::optional<Failure>& refused;

  bool is_refused(const OwnDate& date) const { return refused && date.notes.back().id == note; }
};

std::string title_of(const OwnRun& run) {
  if (!run.enrolment) return "Module " + std::to_string(run.module) + ", taken back";
  const int attempt = run.enrolment->attempt;
  return "Module " + std::to_string(run.module) + (attempt > 1 ? ", attempt " + std::to_string(attempt) : "");
}

// AT3: "11 of 12 attended, 2 of them late, 1 excused"; empty when nothing counts.
std::string share_words(const Attendance& all) {
  std::string out;
  const auto add = [&out](int times, const char* what) {
    if (times > 0) out += (out.empty() ? "" : ", ") + std::to_string(times) + what;
  };
  if (all.counted() > 0)
    out = std::to_string(all.counted() - all.absent) + " of " + std::to_string(all.counted()) + " attended";
  add(all.late, " of them late");
  add(all.left_early, " of them left early");
  add(all.excused, " excused");
  return out;
}

std::string objection_form(const Seen& seen, const OwnDate& date) {
  const std::string& note = date.notes.back().id;
  html::Form form = form_of(seen.visit, "/timetable/attendance/" + note + "/object", "Send");
  form.id("object-" + note).text({.name = "says", .label = "What was it like?", .required = true, .max = 1000});
  if (seen.is_refused(date)) show_refused(form, seen.visit, seen.refused);
  return html::disclosure("This is not right", form.html(), seen.is_refused(date), ": " + date.title);
}

// What stands beside a date: the last word, the last answer or that none came yet, how to object, and all of it.
std::string beside(const Seen& seen, const OwnDate& date) {
  const Noted& last = date.notes.back();
  std::string out = html::badge(state_words(last.state));
  const auto open = std::ranges::find_if(date.disputes, [](const Dispute& one) { return !one.answer; });
  if (open != date.disputes.end())
    out += html::badge("You objected", html::Tone::info);
  else if (!date.disputes.empty())
    out += html::badge("Answered: " + *date.disputes.front().answer, html::Tone::info);
  const bool is_said = std::ranges::find(date.disputes, last.id, &Dispute::attendance_id) != date.disputes.end();
  if (open == date.disputes.end() && !is_said) out += objection_form(seen, date);
  if (date.notes.size() > 1 || !date.disputes.empty())
    out += html::disclosure("What was noted and said", history(seen.visit, date.notes, date.disputes, seen.names),
                            false, ": " + date.title);
  return out;
}

std::string list_of(const Seen& seen, const OwnRun& run) {
  if (run.dates.empty())
    return html::empty_state({.title = "Nothing was noted yet",
                              .say = "What staff note of your attendance stands here, and you can object.",
                              .href = "/timetable",
                              .label = "Go to your calendar"});
  std::vector<html::ListItem> items;
  for (const OwnDate& one : run.dates)
    items.push_back({.title = one.title,
                     .href = "/timetable/occurrences/" + one.occurrence_id,
                     .note = html::day_words(calendar::local_of(one.starts_at, seen.zone).day) +
                             (one.notes.back().why.empty() ? "" : ": " + one.notes.back().why),
                     .after_html = beside(seen, one)});
  return html::list(items);
}

// AT11: folded, but where a form was refused.
std::string folded(const Seen& seen, const OwnRun& run) {
  const std::string share = share_words(run.attendance);
  const bool open = std::ranges::any_of(run.dates, [&](const OwnDate& one) { return seen.is_refused(one); });
  return html::disclosure(title_of(run) + (share.empty() ? "" : ": " + share), list_of(seen, run), open);
}

Names names_of(web::Visit& visit, const std::vector<OwnRun>& runs) {
  std::vector<Noted> notes;
  std::vector<Dispute> disputes;
  for (const OwnRun& run : runs)
    for (const OwnDate& one : run.dates) {
      notes.insert(notes.end(), one.notes.begin(), one.notes.end());
      disputes.insert(disputes.end(), one.disputes.begin(), one.disputes.end());
    }
  return names_in(visit, notes, disputes);
}

}  // namespace

Result<web::Outcome> own_page(web::Visit& visit, const std::string& note, const std::optional<Failure>& refused) {
  const timetable::School school = school_of(visit);
  std::vector<OwnRun> runs = own_attendance(visit.transaction, visit.viewer_id().text(), visit.now, school);
  const Seen seen{visit, school.zone, names_of(visit, runs), note, refused};
  if (runs.empty()) runs.emplace_back();
  const OwnRun& first = runs.front();
  std::string main = html::page_head(
      {.title = "My attendance", .lead = "Of what was required of you; excused sessions do not count."});
  main += html::card({.title = first.run_id.empty() ? "" : title_of(first),
                      .body_html = list_of(seen, first),
                      .note = share_words(first.attendance),
                      .flush = true});
  std::string earlier;
  for (std::size_t i = 1; i < runs.size(); ++i) earlier += folded(seen, runs[i]);
  if (!earlier.empty()) main += html::card({.title = "Earlier", .body_html = earlier});
  return web::Outcome(web::Page{.title = "My attendance",
                                .main = std::move(main),
                                .crumbs = {{"Calendar", "/timetable"}, {"My attendance", "/timetable/attendance"}},
                                .status = refused ? 422 : 200});
}

}  // namespace attendance::pages
