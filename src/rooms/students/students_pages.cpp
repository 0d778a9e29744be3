// /students/:person: one student's modules, advisers, attendance, objections and project group.
#include "rooms/students/students_pages.h"

#include "platform/calendar/zone.h"
#include "platform/html/parts.h"
#include "platform/html/table.h"
#include "rooms/attendance/attendance_form.h"
#include "rooms/students/students.h"

namespace students {

namespace {

std::string outcome_words(cohorts::Outcome outcome) {
  std::string words(cohorts::name_of(outcome));
  if (outcome == cohorts::Outcome::early_graduate) words = "graduated early";
  if (outcome == cohorts::Outcome::running) words = "is in it now";
  words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string module_words(const cohorts::Enrolment& one) {
  return "Module " + std::to_string(one.module) + (one.attempt > 1 ? ", attempt " + std::to_string(one.attempt) : "");
}

std::string lead_of(const Student& student) {
  if (!student.module) return "Was never enrolled.";
  const cohorts::Enrolment& one = *student.module;
  if (!student.is_in_module())
    return "In no module now. The last one was module " + std::to_string(one.module) + " with " + one.cohort + ".";
  const std::string where = module_words(one) + ", with " + one.cohort;
  if (student.week == 0) return where + ", from " + html::day_words(one.run_first_day, student.day) + " on.";
  if (student.week > one.run_weeks) return where + ". Its run is over, and no outcome is noted.";
  return where + ", week " + std::to_string(student.week) + " of " + std::to_string(one.run_weeks) + ".";
}

std::string day_of(const Student& student, Moment moment) {
  return html::day_words(calendar::local_of(moment, student.school_zone).day, student.day);
}

// ---- who they are ----

std::string person_card(const Student& student, const web::Visit& visit) {
  const people::Record& person = student.person;
  const people::Visible sees = people::visible(person, visit.viewer());
  std::vector<html::Fact> facts;
  if (sees.pronouns && !person.pronouns.empty()) facts.push_back({"Pronouns", person.pronouns});
  if (sees.email && !person.email.empty())
    facts.push_back({.name = "E-mail", .html = html::link({person.email, "mailto:" + person.email})});
  if (sees.zone) facts.push_back({"Time zone", person.zone});
  const std::string photo = sees.photo ? people::photo_path(person.id, person.photo) : std::string();
  return html::card(
      {.title = "Person",
       .body_html = "<div class=\"face\">" + html::avatar(person.name, photo) + html::facts(facts) + "</div>",
       .more = html::Link{"Profile", "/people/" + person.id.text()}});
}

std::string face_of(const Student& student, const PersonId& id, std::string_view note, const std::string& href) {
  const auto face = student.faces.find(id);
  if (face == student.faces.end()) return {};
  return html::person(face->second.name, note, href, people::photo_path(id, face->second.photo));
}

// ST3
std::string advice_card(const Student& student) {
  std::string body;
  html::Card card{.title = "Who advises", .body_html = {}};
  if (student.seeker && !student.is_in_module()) {
    const cohorts::Seeker& one = *student.seeker;
    if (const auto id = one.adviser_id ? PersonId::read(*one.adviser_id) : std::nullopt)
      body += face_of(student, *id, "Adviser until a first job", "/people/" + id->text());
    else if (!one.until_day)
      body += html::badge("No adviser yet", html::Tone::due);
    std::vector<html::Fact> facts{{"Seeks a first job since", html::day_words(one.from_day)}};
    for (const auto& [days, held] : {std::pair{30, one.review_30}, {60, one.review_60}})
      facts.push_back({std::to_string(days) + "-day review",
                       held ? "held on " + html::day_words(*held) : "due on " + html::day_words(one.due(days))});
    if (one.until_day) facts.push_back({"Employed on", html::day_words(*one.until_day)});
    body += html::facts(facts);
  }
  std::string faces;
  for (const PersonId& id : student.specialists)
    faces += face_of(student, id, "Career specialist", "/people/" + id.text());
  if (!faces.empty()) body += "<div class=\"to-ask\">" + faces + "</div>";
  if (body.empty())
    body = html::empty_state({.title = "Nobody is assigned",
                              .say = student.is_in_module() ? "Nobody looks after the cohort today."
                                                            : "Who is in no module has no specialist.",
                              .icon = "icon-users"});
  card.body_html = body;
  if (student.is_in_module()) card.more = html::Link{student.module->cohort, "/cohorts/" + student.module->cohort_id};
  return html::card(card);
}

// ST6
std::string group_card(const Student& student) {
  if (!student.group) return {};
  std::string body;
  for (const std::string& member : student.group->members)
    if (const auto id = PersonId::read(member); id && *id != student.person.id)
      body += face_of(student, *id, "", "/students/" + member);
  body = body.empty() ? "<p>Nobody else is in it.</p>" : "<div class=\"to-ask\">" + body + "</div>";
  return html::card({.title = "Project group",
                     .body_html = body,
                     .more = html::Link{"All groups", "/groups/runs/" + student.group->run_id},
                     .note = student.group->name});
}

// ---- how it goes ----

// ST4
std::string attendance_card(const Student& student) {
  if (!student.module) return {};
  const attendance::Attendance& sum = student.attendance;
  html::Card card{.title = "Attendance",
                  .body_html = {},
                  .more = html::Link{"The whole run", "/timetable/runs/" + student.module->run_id + "/attendance"},
                  .note = "module " + std::to_string(student.module->module)};
  const auto percent = sum.percent();
  if (percent) {
    card.body_html = html::progress(sum.counted() - sum.absent, sum.counted(),
                                    "required sessions attended, " + std::to_string(*percent) + " %");
  } else {
    card.body_html = html::empty_state({.title = "Nothing that counts was noted yet", .icon = "icon-user-check"});
  }
  std::vector<html::Fact> facts;
  const std::pair<attendance::State, int> counts[] = {
      {attendance::State::present, sum.present},       {attendance::State::late, sum.late},
      {attendance::State::left_early, sum.left_early}, {attendance::State::absent, sum.absent},
      {attendance::State::excused, sum.excused},       {attendance::State::voluntary, sum.voluntary}};
  for (const auto& [state, count] : counts)
    if (count > 0 || (percent && state == attendance::State::absent))
      facts.push_back({attendance::pages::state_words(state), std::to_string(count)});
  if (!facts.empty()) card.body_html += html::facts(facts);
  return html::card(card);
}

// ST5
std::string absences_card(const Student& student) {
  if (student.absences.empty()) return {};
  std::vector<html::ListItem> items;
  for (const Absence& one : student.absences)
    items.push_back({.title = one.title,
                     .href = "/timetable/occurrences/" + one.noted.occurrence_id,
                     .note = day_of(student, one.starts_at) + (one.noted.why.empty() ? "" : ": " + one.noted.why)});
  return html::card({.title = "Last absences", .body_html = html::list(items), .flush = true});
}

std::string objections_card(const Student& student) {
  if (student.objections.empty()) return {};
  std::vector<html::ListItem> items;
  for (const Objection& one : student.objections)
    items.push_back({.title = one.title,
                     .href = "/timetable/occurrences/" + one.occurrence_id,
                     .note = one.says,
                     .after_html = html::badge("Waits since " + day_of(student, one.since), html::Tone::due),
                     .tone = html::Tone::due});
  html::Card card{.title = "Objections without an answer", .body_html = html::list(items), .flush = true};
  if (student.module) card.more = html::Link{"Answer", "/timetable/runs/" + student.module->run_id + "/attendance"};
  return html::card(card);
}

// ST2
std::string enrolments_card(const Student& student) {
  html::Table table("/students/" + student.person.id.text(), "Modules",
                    {{.key = "module", .label = "Module"},
                     {.key = "cohort", .label = "Cohort"},
                     {.key = "from", .label = "From"},
                     {.key = "until", .label = "Until"},
                     {.key = "outcome", .label = "Outcome"}});
  for (const cohorts::Enrolment& one : student.enrolments) {
    const bool runs = one.outcome == cohorts::Outcome::running;
    html::Cell outcome{.text = outcome_words(one.outcome)};
    if (runs) outcome.badge = html::Tone::info;
    table.row({{.text = module_words(one), .href = "/cohorts/" + one.cohort_id + "/enrolments/" + one.id},
               {.text = one.cohort, .href = "/cohorts/" + one.cohort_id},
               {.text = html::day_words(one.from_day)},
               {.text = one.until_day ? html::day_words(*one.until_day) : "–"},
               outcome});
  }
  table.empty({.title = "Was never enrolled",
               .say = "Enrol them on a cohort's page.",
               .href = "/cohorts",
               .label = "Open cohorts",
               .icon = "icon-users-group"});
  return html::card({.title = "Modules", .body_html = table.html(), .flush = true});
}

Result<web::Outcome> show(web::Visit& visit) {
  const PersonId person = TRY(visit.id<::Person>("person"));
  const auto looked = look_at(visit.transaction, visit.viewer(), person, visit.now, visit.random);
  if (!looked && looked.error().kind == FailureKind::not_allowed)
    return web::Outcome(web::SeeOther{"/people/" + person.text()});
  const Student student = TRY(looked);
  std::string main =
      html::page_head({.title = student.person.name,
                       .lead = lead_of(student),
                       .place = "Student",
                       .beside_html = student.person.is_active() ? "" : html::badge("Deactivated", html::Tone::due)});
  std::vector<std::string> cards;
  for (std::string card : {objections_card(student), attendance_card(student), absences_card(student),
                           advice_card(student), group_card(student)})
    if (!card.empty()) cards.push_back(std::move(card));
  main += html::cards(cards) + enrolments_card(student) + person_card(student, visit);
  main += "<p class=\"text-secondary\">" + html::escape(student.person.name) +
          " sees under “Your data” who opened this page, and when.</p>";
  std::vector<web::Crumb> crumbs{{"People", "/people"}};
  if (student.is_in_module())
    crumbs = {{"Cohorts", "/cohorts"}, {student.module->cohort, "/cohorts/" + student.module->cohort_id}};
  crumbs.push_back({student.person.name, "/students/" + person.text()});
  return web::Outcome(web::Page{.title = student.person.name, .main = std::move(main), .crumbs = std::move(crumbs)});
}

}  // namespace

web::Routes routes() {
  return {{web::Method::get, "/students/:person", web::Guard::only(carers), show, web::Writes::views}};
}

}  // namespace students
