#include "rooms/students/students.h"

#include <algorithm>
#include <map>

#include "platform/calendar/zone.h"
#include "platform/db/database.h"
#include "rooms/cohorts/reach.h"
#include "rooms/privacy/privacy.h"
#include "rooms/timetable/timetable.h"

namespace students {

namespace {

constexpr std::size_t last_absences = 5;
constexpr Roles learners{Role::student, Role::alum};

// ST1, ST2: what the viewer's role reaches, and the one that the rest of the page is about.
Result<void> place(db::Transaction& tx, const cohorts::Reach& reach, Student& student) {
  student.enrolments = cohorts::enrolments_of_person(tx, student.person.id.text());
  const bool was_any = !student.enrolments.empty();
  std::map<std::string, cohorts::Cohort, std::less<>> cohorts_by_id;
  for (cohorts::Cohort& one : cohorts::cohorts(tx)) cohorts_by_id.emplace(one.id, std::move(one));
  std::erase_if(student.enrolments, [&](const cohorts::Enrolment& one) {
    return !reach.sees(cohorts::place_of(cohorts_by_id.at(one.cohort_id), one.module));
  });
  const std::optional<cohorts::Enrolment> present = cohorts::present_of(student.enrolments, student.day);
  std::ranges::reverse(student.enrolments);
  if (student.enrolments.empty() && was_any)
    return fail(FailureKind::not_allowed, "Your role does not reach this student.");
  if (student.enrolments.empty()) return {};
  student.module = present ? *present : student.enrolments.front();
  if (!student.is_in_module()) return {};
  const auto days = student.day.days_since(student.module->run_first_day);
  student.week = days < 0 ? 0 : static_cast<int>(days) / 7 + 1;
  return {};
}

// ST3
void advise(db::Transaction& tx, Student& student) {
  if (!student.is_in_module()) {
    student.seeker = cohorts::seeker_of(tx, student.person.id.text());
    return;
  }
  for (const std::string& id : cohorts::specialists_of(tx, student.module->cohort_id, student.day))
    if (const auto person = PersonId::read(id)) student.specialists.push_back(*person);
}

// What counts of what was noted of them in the module, in the order of time.
std::vector<attendance::Attended> noted_in_run(db::Transaction& tx, const Student& student) {
  if (!student.module) return {};
  const std::vector<cohorts::Enrolment> in{*student.module};
  // What is made up for after the weeks of the run counts, too.
  const Day first = in.front().run_first_day, last = first.plus(7 * in.front().run_weeks + 366);
  auto noted = attendance::attended(tx, in, calendar::moment_of({first, 0}, student.school_zone),
                                    calendar::moment_of({last, 0}, student.school_zone),
                                    attendance::Requirements(tx, in), {student.school_zone});
  std::erase_if(noted, [](const attendance::Attended& one) { return !one.counts; });
  return noted;
}

// ST4, ST5
void attend(db::Transaction& tx, Student& student) {
  const std::string id = student.person.id.text();
  std::set<std::string, std::less<>> absent;  // ids of occurrences
  for (attendance::Attended& one : noted_in_run(tx, student)) {
    attendance::count(student.attendance, one.state);
    if (one.state == attendance::State::absent) absent.insert(std::move(one.occurrence_id));
  }
  const auto noted = attendance::attendance_of_person(tx, id);
  for (const attendance::NotedOccurrence& one : noted)
    if (absent.contains(one.noted.occurrence_id) && student.absences.size() < last_absences)
      student.absences.push_back({one.noted, one.title, one.starts_at});
  std::vector<std::string> runs;
  for (const cohorts::Enrolment& one : student.enrolments) runs.push_back(one.run_id);
  for (attendance::RunDispute& one : attendance::open_disputes_of_runs(tx, runs))
    if (one.person_id == id)
      student.objections.push_back(
          {std::move(one.says), one.made_at, std::move(one.occurrence_id), std::move(one.title)});
}

// ST6
void join(db::Transaction& tx, Student& student) {
  if (!student.is_in_module() || !student.module->present_group) return;
  auto group = cohorts::group(tx, *student.module->present_group);
  if (group && group->run_id == student.module->run_id) student.group = *std::move(group);
}

void name(db::Transaction& tx, Student& student) {
  std::vector<PersonId> named = student.specialists;
  const auto add = [&](const std::string& id) {
    if (const auto person = PersonId::read(id)) named.push_back(*person);
  };
  if (student.seeker && student.seeker->adviser_id) add(*student.seeker->adviser_id);
  if (student.group)
    for (const std::string& id : student.group->members) add(id);
  student.faces = people::faces_of(tx, named);
}

}  // namespace

Result<Student> look_at(db::Transaction& tx, const Viewer& viewer, const PersonId& person, Moment now,
                        const Random& random) {
  const auto no_such = [] { return fail(FailureKind::not_found, "There is no such student."); };
  auto record = people::find(tx, person);
  if (!viewer.roles.any_of(carers) || !record || record->erased_at) return no_such();
  const auto school = people::school(tx);
  const std::string zone = school ? school->zone : "UTC";
  Student student{.person = *std::move(record), .school_zone = zone, .day = calendar::local_of(now, zone).day};
  TRY(place(tx, cohorts::Reach(tx, viewer.id, student.day), student));
  if (student.enrolments.empty() && !student.person.roles().any_of(learners)) return no_such();
  advise(tx, student);
  attend(tx, student);
  join(tx, student);
  name(tx, student);
  // ST7
  privacy::note_look(tx, viewer.id, person, {"students.page", person.text()}, {}, now, random);
  return student;
}

}  // namespace students
