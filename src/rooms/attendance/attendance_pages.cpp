#include "rooms/attendance/attendance_pages.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/attendance/attendance_form.h"
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
constexpr int enough_percent = 80;  // as Today asks who needs somebody
using Names = std::map<PersonId, std::string>;
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

std::string objection_form(const web::Visit& visit, const std::string& note, const std::string& title) {
  html::Form form = form_of(visit, "/timetable/attendance/" + note + "/object", "Send");
  form.id("object-" + note).text({.name = "says", .label = "What was it like?", .required = true, .max = 1000});
  return html::disclosure("This is not right", form.html(), false, ": " + title);
}

html::Table attendance_table(const std::string& path) {
  html::Table table(path, "Attendance",
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

// AT5: repeaters, who meet the career team in the first week.
std::string repeaters_card(web::Visit& visit, const std::string& run, const std::vector<cohorts::Enrolment>& enrolments,
                           const Names& names, bool cares) {
  std::vector<cohorts::Enrolment> again;
  std::ranges::copy_if(enrolments, std::back_inserter(again),
                       [](const cohorts::Enrolment& one) { return one.attempt > 1; });
  if (again.empty()) return "";
  std::map<std::string, Day, std::less<>> held;
  for (const StartMeeting& one : start_meetings_of_run(visit.transaction, run))
    if (one.held_on) held.emplace(one.enrolment_id, *one.held_on);
  std::vector<html::ListItem> items;
  const Day today = calendar::local_of(visit.now, visit.school_zone).day;
  for (const cohorts::Enrolment& one : again) {
    html::ListItem item{.title = name_in(names, one.person_id)};
    if (const auto met = held.find(one.id); met != held.end()) {
      item.note = "Met the career team on " + html::day_words(met->second);
    } else {
      item.note = "Meets the career team by " + html::day_words(one.run_first_day.plus(6));
      html::Form form = form_of(visit, "/timetable/enrolments/" + one.id + "/meeting", "They met");
      form.id("met-" + one.id).date({.name = "held_on", .label = "Met on", .value = today.text(), .required = true});
      if (cares) item.after_html = form.html();
    }
    items.push_back(std::move(item));
  }
  return html::card({.title = "Repeaters", .body_html = html::list(items)});
}

}  // namespace

}  // namespace attendance::pages

namespace attendance {

namespace {

using namespace pages;

// /timetable/runs/:run/attendance
Result<web::Outcome> show_attendance(web::Visit& visit) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, part(visit, "run")));
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
  main += repeaters_card(visit, run.id, enrolments, names, cares);
  main += html::card({.body_html = table.html(asked), .flush = true});
  return web::Outcome(web::Page{.title = cohort.name + ": attendance",
                                .main = std::move(main),
                                .crumbs = {{"Cohorts", "/cohorts"}, crumb_of(cohort), {"Attendance", path}}});
}

// "16 sessions: 14 present, 1 late, 1 excused."
std::string counted_words(const std::vector<NotedOccurrence>& all) {
  if (all.empty()) return "";
  std::map<State, int> count;
  for (const NotedOccurrence& one : all) ++count[one.noted.state];
  std::string words;
  for (const auto& [state, times] : count)
    words += (words.empty() ? "" : ", ") + std::to_string(times) + " " + text::lower(state_words(state));
  return (all.size() == 1 ? "1 session: " : std::to_string(all.size()) + " sessions: ") + words + ".";
}

// /timetable/attendance
Result<web::Outcome> show_my_attendance(web::Visit& visit) {
  const std::string me = visit.viewer_id().text();
  const timetable::School school = school_of(visit);
  std::map<std::string, Dispute, std::less<>> said;
  for (Dispute& one : disputes_of_person(visit.transaction, me)) said.emplace(one.attendance_id, std::move(one));
  std::vector<html::ListItem> items;
  const std::vector<NotedOccurrence> noted = attendance_of_person(visit.transaction, me);
  for (const NotedOccurrence& one : noted) {
    std::string beside = html::badge(state_words(one.noted.state));
    const auto objection = said.find(one.noted.id);
    if (objection == said.end())
      beside += objection_form(visit, one.noted.id, one.title);
    else
      beside += html::badge(objection->second.answer ? "Answered: " + *objection->second.answer : "You objected",
                            html::Tone::info);
    items.push_back({.title = one.title,
                     .href = "/timetable/occurrences/" + one.noted.occurrence_id,
                     .note = html::day_words(calendar::local_of(one.starts_at, school.zone).day) +
                             (one.noted.why.empty() ? "" : ": " + one.noted.why),
                     .after_html = beside});
  }
  const std::string list =
      items.empty() ? html::empty_state({.title = "Nothing was noted yet",
                                         .say = "What staff note of your attendance stands here, and you can object.",
                                         .href = "/timetable",
                                         .label = "Go to your calendar"})
                    : html::list(items);
  return web::Outcome(web::Page{.title = "My attendance",
                                .main = html::page_head({.title = "My attendance", .lead = counted_words(noted)}) +
                                        html::card({.body_html = list, .flush = true}),
                                .crumbs = {{"Calendar", "/timetable"}, {"My attendance", "/timetable/attendance"}}});
}

// CO18, CO19
Result<void> check_looks_after(web::Visit& visit, const std::string& run_id) {
  const cohorts::Run run = TRY(cohorts::run(visit.transaction, run_id));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, run.cohort_id));
  return reach_of(visit).check_looks_after(cohorts::place_of(cohort, run.module), cohort.name);
}

Result<web::Outcome> met_at_start(web::Visit& visit) {
  const cohorts::Enrolment of = TRY(cohorts::enrolment(visit.transaction, part(visit, "enrolment")));
  TRY(check_looks_after(visit, of.run_id));
  const std::optional<Day> day = Day::read(visit.form.text("held_on"));
  if (!day) return fail(FailureKind::invalid, "Please give a day.", "held_on");
  TRY(note_start_meeting(visit.transaction, of.id, *day, deed_of(visit)));
  return web::Outcome(web::SeeOther{"/timetable/runs/" + of.run_id + "/attendance", "Noted."});
}

Result<web::Outcome> object(web::Visit& visit) {
  TRY(dispute(visit.transaction, part(visit, "note"), visit.form.text("says"), deed_of(visit)));
  return web::Outcome(web::SeeOther{"/timetable/attendance", "The staff will look at it and answer."});
}

Result<web::Outcome> answer(web::Visit& visit) {
  const std::string objection = part(visit, "objection");
  const Dispute about = TRY(dispute_with_id(visit.transaction, objection));
  const timetable::Occurrence it = TRY(timetable::occurrence(visit.transaction, about.occurrence_id));
  TRY(check_looks_after(visit, it.run_id));
  TRY(answer_dispute(visit.transaction, objection, visit.form.text("answer"), deed_of(visit)));
  return web::Outcome(web::SeeOther{web::local_path(visit.form.text("back")), "Answered."});
}

constexpr auto get = web::Method::get, post = web::Method::post;
const auto any_carer = web::Guard::only(carers);
const auto students = web::Guard::only({Role::student});
const auto learners = web::Guard::only({Role::student, Role::alum});

}  // namespace

web::Routes routes() {
  return {{get, "/timetable/attendance", learners, show_my_attendance},
          {post, "/timetable/attendance/:note/object", students, object},
          {post, "/timetable/objections/:objection/answer", any_carer, answer},
          {get, "/timetable/runs/:run/attendance", any_carer, show_attendance},
          {post, "/timetable/enrolments/:enrolment/meeting", any_carer, met_at_start}};
}

}  // namespace attendance
