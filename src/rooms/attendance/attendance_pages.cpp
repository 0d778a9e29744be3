#include "rooms/attendance/attendance_pages.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/attendance/attendance_form.h"
#include "rooms/attendance/noted_card.h"
#include "rooms/attendance/own_page.h"
#include "rooms/people/people.h"

namespace attendance::pages {

using namespace timetable::pages;

namespace {

std::map<PersonId, std::string> names_of(web::Visit& visit, const std::vector<std::string>& ids) {
  std::vector<PersonId> people;
  for (const std::string& id : ids)
    if (const auto person = PersonId::read(id)) people.push_back(*person);
  return people::names_of(visit.transaction, people);
}

std::string name_in(const std::map<PersonId, std::string>& names, const std::string& id) {
  const auto person = PersonId::read(id);
  const auto found = person ? names.find(*person) : names.end();
  return found == names.end() ? "Somebody" : found->second;
}

struct Enrolled {
  std::string id, name;
  Attendance attendance = {};
};
constexpr std::size_t most_not_noted = 10;
constexpr int enough_percent = 80;  // as Today asks who needs somebody
// By name.
std::vector<Enrolled> named(const std::vector<cohorts::Enrolment>& enrolments, const Names& names) {
  std::vector<Enrolled> out;
  for (const cohorts::Enrolment& one : enrolments) out.push_back({one.person_id, name_in(names, one.person_id)});
  std::ranges::sort(out, {}, &Enrolled::name);
  return out;
}

std::vector<std::string> people_in(const std::vector<cohorts::Enrolment>& enrolments) {
  std::vector<std::string> ids;
  for (const cohorts::Enrolment& one : enrolments) ids.push_back(one.person_id);
  return ids;
}

std::string percent_words(const Attendance& attendance) {
  const std::optional<int> percent = attendance.percent();
  return percent ? std::to_string(*percent) + " %" : "–";
}

// Which form of a page was refused, by the id in its address, and why.
struct Refused {
  std::string form;
  std::optional<Failure> failure = {};
};
bool is_refused(const Refused& refused, const std::string& form) { return refused.failure && refused.form == form; }

// "They met" and, once they have, "Correct the day".
std::string meeting_form(const web::Visit& visit, const std::string& enrolment, std::optional<Day> held,
                         const Refused& refused) {
  html::Form form = form_of(visit, "/timetable/enrolments/" + enrolment + "/meeting", held ? "Correct it" : "They met");
  const Day today = calendar::local_of(visit.now, visit.school_zone).day;
  form.id("met-" + enrolment)
      .date({.name = "held_on", .label = "Met on", .value = held.value_or(today).text(), .required = true});
  if (is_refused(refused, enrolment)) show_refused(form, visit, refused.failure);
  return held ? html::disclosure("Another day", form.html(), is_refused(refused, enrolment)) : form.html();
}

html::Table attendance_table(const std::string& path) {
  html::Table table(path, "Students",
                    {{.key = "name", .label = "Student", .sortable = true},
                     {.key = "share", .label = "Share", .sortable = true, .numeric = true},
                     {.key = "present", .label = "Present", .sortable = true, .numeric = true},
                     {.key = "late", .label = "Late or left early", .sortable = true, .numeric = true},
                     {.key = "absent", .label = "Absent", .sortable = true, .numeric = true},
                     {.key = "excused", .label = "Excused", .sortable = true, .numeric = true}});
  table.sorted_by("name").page_size(200);
  return table;
}

int figure_of(const Attendance& one, std::string_view column) {
  if (column == "share") return one.percent().value_or(-1);
  if (column == "present") return one.present;
  if (column == "late") return one.late + one.left_early;
  return column == "absent" ? one.absent : one.excused;
}

void sort(std::vector<Enrolled>& all, const html::TableQuery& asked) {
  if (asked.sort != "name")
    std::ranges::stable_sort(all, {}, [&](const Enrolled& one) { return figure_of(one.attendance, asked.sort); });
  if (asked.order == html::Order::down) std::ranges::reverse(all);
}

std::vector<html::Cell> cells_of(const Enrolled& one) {
  const Attendance& a = one.attendance;
  const auto percent = a.percent();
  html::Cell share{.text = percent_words(a)};
  if (percent && *percent < enough_percent)
    share.html = " " + html::badge("Low", html::Tone::due, "icon-alert-triangle");
  return {{.text = one.name, .href = "/students/" + one.id},
          std::move(share),
          {.text = std::to_string(a.present)},
          {.text = std::to_string(a.late + a.left_early)},
          {.text = std::to_string(a.absent)},
          {.text = std::to_string(a.excused)}};
}

// AT10
std::string not_noted_card(const std::vector<NotNoted>& all, const timetable::School& school) {
  if (all.empty()) return "";
  std::vector<html::ListItem> items;
  for (std::size_t i = 0; i < all.size() && i < most_not_noted; ++i)
    items.push_back({.title = all[i].title,
                     .href = "/timetable/occurrences/" + all[i].occurrence_id,
                     .note = html::day_words(calendar::local_of(all[i].starts_at, school.zone).day)});
  if (all.size() > most_not_noted) {
    const std::size_t more = all.size() - most_not_noted;
    items.push_back({.title = more == 1 ? "One more before these" : std::to_string(more) + " more before these"});
  }
  return html::card({.title = "Not noted yet",
                     .body_html = html::list(items),
                     .note = all.size() == 1 ? "1 session" : std::to_string(all.size()) + " sessions",
                     .flush = true});
}

// AT5: repeaters, who meet the career team in the first week.
std::string repeaters_card(web::Visit& visit, const std::string& run, const std::vector<cohorts::Enrolment>& enrolments,
                           const Names& names, bool cares, const Refused& refused) {
  std::vector<cohorts::Enrolment> again;
  std::ranges::copy_if(enrolments, std::back_inserter(again),
                       [](const cohorts::Enrolment& one) { return one.attempt > 1; });
  if (again.empty()) return "";
  std::map<std::string, Day, std::less<>> held;
  for (const StartMeeting& one : start_meetings_of_run(visit.transaction, run))
    if (one.held_on) held.emplace(one.enrolment_id, *one.held_on);
  std::vector<html::ListItem> items;
  for (const cohorts::Enrolment& one : again) {
    html::ListItem item{.title = name_in(names, one.person_id)};
    const auto met = held.find(one.id);
    const std::optional<Day> on = met == held.end() ? std::nullopt : std::optional(met->second);
    item.note = on ? "Met the career team on " + html::day_words(*on)
                   : "Meets the career team by " + html::day_words(one.run_first_day.plus(6));
    if (cares) item.after_html = meeting_form(visit, one.id, on, refused);
    items.push_back(std::move(item));
  }
  return html::card({.title = "Repeaters", .body_html = html::list(items)});
}

}  // namespace

}  // namespace attendance::pages

namespace attendance {

namespace {

using namespace pages;

Result<web::Outcome> run_page(web::Visit& visit, const std::string& run_id, const Refused& refused = {}) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, run_id));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, run.cohort_id));
  const cohorts::Reach reach = reach_of(visit);
  const cohorts::Place place = cohorts::place_of(cohort, run.module);
  if (!reach.sees(place)) return fail(FailureKind::not_found, "There is no such page.");  // CO17
  const bool cares = reach.looks_after(place);
  std::map<std::string, Attendance, std::less<>> all;
  const timetable::School school = school_of(visit);
  for (PersonAttendance& one : attendance_of_run(visit.transaction, run.id, school))
    all.emplace(one.person_id, one.attendance);
  const auto enrolments = cohorts::enrolments_of_run(visit.transaction, run.id);
  const std::vector<RunDispute> open = open_disputes_of_runs(visit.transaction, std::vector{run.id});
  std::vector<std::string> ids = people_in(enrolments);
  for (const RunDispute& one : open) ids.push_back(one.person_id);
  const Names names = names_of(visit, ids);
  const std::string path = "/timetable/runs/" + run.id + "/attendance";
  html::Table table = attendance_table(path);
  const html::TableQuery asked = table.read(visit.query.first_of_each());
  std::vector<Enrolled> rows = named(enrolments, names);
  for (Enrolled& one : rows) one.attendance = all[one.id];
  sort(rows, asked);
  table.total(rows.size());
  const auto slice = asked.slice(rows.size());
  for (std::size_t i = slice.first; i < slice.first + slice.count; ++i) table.row(cells_of(rows[i]));
  table.empty({.title = "Nobody is enrolled yet", .href = "/cohorts/" + cohort.id, .label = "Enrol students"});
  std::vector<html::ListItem> objections;
  for (const RunDispute& one : open) {
    html::Form form = form_of(visit, "/timetable/objections/" + one.id + "/answer", "Answer");
    form.id("answer-" + one.id)
        .hidden("back", path)
        .text({.name = "answer", .label = "Answer", .required = true, .max = 1000});
    if (is_refused(refused, one.id)) show_refused(form, visit, refused.failure);
    objections.push_back(
        {.title = name_in(names, one.person_id) + ": " + one.says,
         .href = "/timetable/occurrences/" + one.occurrence_id,
         .note = one.title + ", " + html::day_words(calendar::local_of(one.starts_at, school.zone).day),
         .after_html = cares ? form.html() : ""});
  }
  std::string main = html::page_head({.title = "Attendance, module " + std::to_string(run.module),
                                      .lead = "Of what was required; excused sessions do not count.",
                                      .place = cohort.name});
  // What waits for somebody comes first.
  if (!objections.empty())
    main += html::card({.title = "Objections that wait for an answer", .body_html = html::list(objections)});
  main += not_noted_card(not_noted_of_run(visit.transaction, run.id, enrolments, visit.now, school), school);
  main += repeaters_card(visit, run.id, enrolments, names, cares, refused);
  main += html::card({.body_html = table.html(asked), .flush = true});
  return web::Outcome(web::Page{.title = cohort.name + ": attendance",
                                .main = std::move(main),
                                .crumbs = {{"Cohorts", "/cohorts"}, crumb_of(cohort), {"Attendance", path}},
                                .status = refused.failure ? 422 : 200});
}

// /timetable/runs/:run/attendance
Result<web::Outcome> show_attendance(web::Visit& visit) { return run_page(visit, part(visit, "run")); }

// /timetable/attendance
Result<web::Outcome> show_my_attendance(web::Visit& visit) { return own_page(visit); }

// CO18, CO19
Result<void> check_looks_after(web::Visit& visit, const std::string& run_id) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, run_id));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, run.cohort_id));
  return reach_of(visit).check_looks_after(cohorts::place_of(cohort, run.module), cohort.name);
}

Result<web::Outcome> met_at_start(web::Visit& visit) {
  const cohorts::Enrolment of = TRY(cohorts::enrolment(visit.transaction, part(visit, "enrolment")));
  TRY(check_looks_after(visit, of.run_id));
  const auto noted = [&]() -> Result<void> {
    const std::optional<Day> day = Day::read(visit.form.text("held_on"));
    if (!day) return fail(FailureKind::invalid, "Please give a day.", "held_on");
    return note_start_meeting(visit.transaction, of.id, *day, school_of(visit), deed_of(visit));
  };
  return after(noted(), {"/timetable/runs/" + of.run_id + "/attendance", "Noted."},
               [&](const Failure& failure) { return run_page(visit, of.run_id, {of.id, failure}); });
}

Result<web::Outcome> object(web::Visit& visit) {
  const std::string note = part(visit, "note");
  return after(dispute(visit.transaction, note, visit.form.text("says"), deed_of(visit)),
               {"/timetable/attendance", "The staff will look at it and answer."},
               [&](const Failure& failure) { return own_page(visit, note, failure); });
}

Result<web::Outcome> answer(web::Visit& visit) {
  const std::string objection = part(visit, "objection");
  const Dispute about = TRY(dispute_with_id(visit.transaction, objection));
  const timetable::Occurrence it = TRY(timetable::occurrence(visit.transaction, about.occurrence_id));
  TRY(check_looks_after(visit, it.run_id));
  return after(answer_dispute(visit.transaction, objection, visit.form.text("answer"), deed_of(visit)),
               {web::local_path(visit.form.text("back")), "Answered."},
               [&](const Failure& failure) { return run_page(visit, it.run_id, {objection, failure}); });
}

constexpr auto get = web::Method::get, post = web::Method::post;
const auto any_carer = web::Guard::only(carers);
const auto learners = web::Guard::only({Role::student, Role::alum});

}  // namespace

web::Routes routes() {
  return {{get, "/timetable/attendance", learners, show_my_attendance},
          {post, "/timetable/attendance/:note/object", learners, object},
          {post, "/timetable/objections/:objection/answer", any_carer, answer},
          {get, "/timetable/runs/:run/attendance", any_carer, show_attendance},
          {post, "/timetable/enrolments/:enrolment/meeting", any_carer, met_at_start}};
}

}  // namespace attendance
